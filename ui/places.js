// The places of the page: which one is on show, its forms, where the focus goes.
(() => {
  const root = document.documentElement;
  // "visits-kept" is a part of "visits".
  const known = ["chat", "texts", "guide", "lists", "visits", "quiz", "stock", "state", "help"];

  const show = () => {
    const asked = location.hash.slice(1);
    const first = asked.split("-")[0].replace(/^(?:doc|diff)$/, "texts"); // documents stand there
    const place = known.includes(first) ? first : "chat";
    root.dataset.place = place;
    root.dataset.part = asked;
    document.querySelectorAll("a[data-place]").forEach((link) => {
      if (link.dataset.place === place) {
        link.setAttribute("aria-current", "page");
        const row = link.parentElement; // on a phone there is more than fits
        row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
      } else link.removeAttribute("aria-current");
    });
    document.querySelectorAll("a[data-part]").forEach((link) => {
      if (link.dataset.part === asked) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
  };
  // Each place is found again where it was left.
  const left = {};
  history.scrollRestoration = "manual";
  window.addEventListener("hashchange", () => {
    left[root.dataset.part] = window.scrollY;
    show();
    window.scrollTo(0, left[root.dataset.part] ?? 0);
  });

  const blank = (form) => {
    const own = "input:not([type=hidden], [type=checkbox]), select, textarea";
    form.querySelectorAll(own).forEach((field) => { field.value = ""; });
    form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
    form.querySelectorAll(".dw-problem").forEach((one) => { one.textContent = ""; });
    form.querySelector(own)?.focus();
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-blank]");
    if (button) blank(button.form);
    else if (event.target.closest("[data-checklist]")) location.hash = "lists";
  });

  // A refused entry and a result take the focus; both replace what stood there before.
  const focusOn = (id, selector, block) => {
    const place = document.getElementById(id);
    if (!place) return;
    let last = null;
    let words = "";
    new MutationObserver(() => {
      const found = place.querySelector(selector);
      if (!found || (found === last && found.textContent === words)) return;
      last = found; // an element may be used again with other words
      words = found.textContent;
      found.focus({ preventScroll: true });
      found.scrollIntoView({ block });
    }).observe(place, { childList: true, subtree: true });
  };
  // A finished file arrives as a link. Browsers do not follow long data: addresses, hence the blob.
  const asBlob = (link) => {
    const [head, body] = link.getAttribute("href").split(",");
    const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    link.href = URL.createObjectURL(new Blob([bytes], { type: head.slice(5).replace(";base64", "") }));
  };
  const followed = new Set();
  const download = (place) => {
    const link = place.querySelector("a[data-download]");
    if (!link || followed.has(link.dataset.download)) return;
    followed.add(link.dataset.download);
    asBlob(link);
    link.click();
  };

  // "/" looks for something: the question box, or where texts are looked for.
  const boxNow = () => {
    if (root.dataset.place === "chat") return "#dw-question textarea";
    return location.hash === "#texts" ? "#dw-list-words" : "#dw-search-words";
  };
  const focusBox = (left) => { // it may be shown a moment later
    const box = document.querySelector(boxNow());
    box?.focus();
    if (left && document.activeElement !== box) requestAnimationFrame(() => focusBox(left - 1));
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.isComposing || event.target.closest("input, textarea, select")) return;
    if (!["chat", "texts"].includes(root.dataset.place)) return;
    event.preventDefault();
    if (/^#(doc|diff)-/.test(location.hash)) location.hash = "texts-search";
    focusBox(60);
  });

  const start = () => {
    if (!document.getElementById("dw-panel")) return void setTimeout(start, 50);
    show();
    focusOn("dw-guide-form", "[aria-invalid]", "center");
    focusOn("dw-lists-form", "[aria-invalid]", "center");
    focusOn("dw-guide-result", ".dw-result-title", "start");
    focusOn("dw-lists-result", ".dw-result-title", "start");
    focusOn("dw-visit-form", "[aria-invalid]", "center");
    focusOn("dw-batch-form", "[aria-invalid]", "center");
    focusOn("dw-record", "[aria-invalid], .dw-record-title", "center");
    focusOn("dw-visit-result", ".dw-result-title", "start");
    focusOn("dw-batch-result", ".dw-result-title", "start");
    focusOn("dw-paper-form", "[aria-invalid]", "center");
    for (const id of ["dw-paper", "dw-practice"]) focusOn(id, ".dw-result-title", "start");
    for (const id of ["dw-lists-file", "dw-visits-file", "dw-batch-packs", "dw-quiz-file", "dw-store-file",
      "dw-chat-file", "dw-state-file"]) {
      const place = document.getElementById(id);
      const look = () => download(place);
      if (place) new MutationObserver(look).observe(place, { childList: true, subtree: true });
    }
  };
  show();
  start();
})();
