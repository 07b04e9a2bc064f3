// The place 资料管理: files are sent one after another, what is at work is looked at again and again.
(() => {
  const hex = () => [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const press = (id, act) => document.querySelector(`#${id} button[data-act="${act}"]`)?.click();
  const megabytes = (bytes) => Math.floor(bytes / 1048576);

  // --- Sending, with progress. A fetch would not tell how much has gone. ---
  const send = (address, batch, file, onProgress) => new Promise((done) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ batch, name: file.name });
    request.open("POST", `${address}?${query}`);
    request.setRequestHeader("X-Dangwu", "1");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    const failed = "没有传上去，请检查文件是否还在、网络是否通，再试一次。";
    request.onload = () => {
      let told = {};
      try { told = JSON.parse(request.responseText); } catch { /* not from our route */ }
      done(request.status === 200 ? "" : told.problem || failed);
    };
    request.onerror = request.onabort = () => done(failed);
    request.send(file);
  });

  // --- Files to add ---
  let batch = hex();
  let sent = 0; // of this batch
  const queue = [];
  let sending = false;

  const line = (name) => {
    const list = document.querySelector("#dw-store [data-queue]");
    const item = document.createElement("li");
    const named = document.createElement("bdi");
    const told = document.createElement("span");
    named.textContent = name; // never as HTML
    told.className = "dw-remark";
    item.append(named, told);
    list.append(item);
    return { item, told };
  };
  const refuse = (file, why) => {
    const { item, told } = line(file.name);
    item.className = "dw-row-bad";
    told.textContent = `没有发送：${why}`;
  };
  const objection = (file, zone) => {
    const kinds = zone.dataset.kinds.split(",");
    const ending = (file.name.match(/\.[^.]+$/) || [""])[0].toLowerCase();
    const largest = Number(zone.dataset.largest);
    if (!file.size) return "是空文件或文件夹，请选里面的文件。";
    if (!kinds.includes(ending)) return `不支持${ending ? ` ${ending} ` : "没有扩展名的"}文件，请转成 Word、PDF 或 TXT 再添加。`;
    if (file.size > largest) return `超过 ${megabytes(largest)} MB，请拆成几个文件再添加。`;
    return "";
  };
  const take = (files, zone) => {
    if (!sending && !document.querySelector("#dw-store-job [data-running]")) {
      batch = hex();
      sent = 0;
      document.querySelector("#dw-store [data-queue]").replaceChildren();
    }
    const most = Number(zone.dataset.most);
    for (const file of files) {
      const why = objection(file, zone) ||
        (sent >= most ? `一次最多 ${most} 个文件，这一个请下次添加。` : "");
      if (why) { refuse(file, why); continue; }
      sent += 1;
      queue.push({ file, ...line(file.name) });
      queue[queue.length - 1].told.textContent = "等待发送";
    }
    work();
  };
  const work = async () => {
    if (sending) return;
    sending = true;
    while (queue.length) {
      const { file, item, told } = queue.shift();
      const why = await send("/store/files", batch, file, (loaded, total) => {
        told.textContent = `正在发送 ${Math.floor(100 * loaded / Math.max(total, 1))}%`;
      });
      if (why) {
        item.className = "dw-row-bad";
        told.textContent = `没有收下：${why}`;
      } else {
        item.remove();
      }
      press("dw-store-job", "look");
    }
    sending = false;
    press("dw-store-job", "look");
  };

  // A page that is left while files are still on their way would lose them.
  window.addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });

  const zoneOf = (event) => event.target.closest?.('[data-drop="file"]');
  document.addEventListener("change", (event) => {
    const zone = zoneOf(event);
    if (!zone || event.target.type !== "file") return;
    take([...event.target.files], zone);
    event.target.value = ""; // so that the same file, put right, can be chosen again
  });
  const carriesFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  const onAdd = () => document.documentElement.dataset.part === "stock";
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event) || !onAdd()) return;
    event.preventDefault();
    document.querySelector('[data-drop="file"]')?.classList.add("dw-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.querySelector('[data-drop="file"]')?.classList.remove("dw-over");
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event) || !onAdd()) return;
    event.preventDefault(); // or the browser would open the file in place of the page
    const zone = document.querySelector('[data-drop="file"]');
    zone?.classList.remove("dw-over");
    if (zone) take([...event.dataTransfer.files], zone);
  });

  // --- A backup to restore ---
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-restore]");
    if (!button) return;
    const place = button.closest('[data-drop="backup"]');
    const told = place.querySelector("[data-told]");
    const file = place.querySelector("input[type=file]").files[0];
    const mode = place.querySelector("select").value;
    told.textContent = "";
    if (!file) return void (told.textContent = "还没有选备份文件，请先选“生成备份”下载的 .zip 文件。");
    if (file.size > Number(place.dataset.largest)) return void (told.textContent = "文件太大，不像备份文件，请核对。");
    const held = document.querySelector("#dw-store-whole [data-held]")?.dataset.held || "";
    const asks = {
      replace: `现有 ${held} 份文件将全部移走，换成备份“${file.name}”里的，不能撤销。建议先生成一份备份。确定吗？`,
      merge: `将把备份“${file.name}”里多出来的文件补进资料库，现有 ${held} 份保留。确定吗？`,
      empty: `将从备份“${file.name}”恢复到空的资料库。确定吗？`,
    };
    if (!window.confirm(asks[mode])) return;
    const token = hex();
    button.disabled = true;
    const why = await send("/store/restore", token, file, (loaded, total) => {
      told.textContent = `正在发送 ${Math.floor(100 * loaded / Math.max(total, 1))}%`;
    });
    button.disabled = false;
    told.textContent = why;
    if (why) return;
    const go = place.querySelector('[data-act="restore"]');
    go.dataset.name = `${token} ${mode}`;
    go.click();
  });

  // --- Looking on: what runs is on the server, and a page that is loaded again finds it ---
  const POLL_MS = 800;
  let atWork = false; // a check, a backup, a restoring
  setInterval(() => {
    if (document.documentElement.dataset.place !== "stock" || document.hidden) return;
    if (document.querySelector("#dw-store-job [data-running]")) press("dw-store-job", "look");
    const running = Boolean(document.querySelector('[id^="dw-store-task"] [data-running]'));
    if (running) press("dw-store-task-check", "look"); // it looks after all three
    if (atWork && !running) press("dw-store-whole", "fresh"); // there may be other documents now
    atWork = running;
  }, POLL_MS);

  // Each part shows what the library holds at the moment it is opened.
  const refresh = () => {
    const part = document.documentElement.dataset.part;
    if (part === "stock") press("dw-store-job", "look");
    if (part === "stock-pending") press("dw-store-waiting", "look");
    if (part === "stock-files") press("dw-store-list", "look");
    if (part === "stock-care") { press("dw-store-whole", "fresh"); press("dw-store-task-check", "look"); }
  };
  window.addEventListener("hashchange", () => setTimeout(refresh, 0));
  // A page that is opened at a part, or loaded again there, tells of no change of its address; and
  // until Gradio listens a press goes nowhere.
  const begin = (left) => {
    const part = document.documentElement.dataset.part;
    const id = { "stock-pending": "dw-store-pending", "stock-files": "dw-store-files" }[part];
    if (id && document.querySelector(`#${id} .dw-wait`)) refresh();
    if (left) setTimeout(() => begin(left - 1), 1500);
  };

  // The form of facts stands above the list: it and what was done take the focus.
  const start = () => {
    const facts = document.getElementById("dw-store-facts");
    if (!facts) return void setTimeout(start, 50);
    let last = null;
    new MutationObserver(() => {
      const found = facts.querySelector("[aria-invalid]") || facts.querySelector(".dw-record-title");
      if (!found || found === last) return;
      last = found;
      found.focus({ preventScroll: true });
      found.scrollIntoView({ block: "center" });
    }).observe(facts, { childList: true, subtree: true });
    for (const id of ["dw-store-waiting", "dw-store-list"]) {
      let told = null;
      new MutationObserver(() => {
        const found = document.querySelector(`#${id} .dw-undo`);
        if (found && found !== told) found.focus({ preventScroll: true });
        told = found;
      }).observe(document.getElementById(id), { childList: true, subtree: true });
    }
  };
  start();
  setTimeout(() => begin(20), 500);
})();
