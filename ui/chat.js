// The chat's memory: who asks, which conversation the address names, where the focus stays.
(() => {
  const root = document.documentElement;
  const ONE = /^chat-([0-9a-f]{32})$/;
  const address = () => location.hash.slice(1);
  let mark = ""; // of this window alone, where the browser keeps nothing
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  window.dangwuBrowser = () => {
    try {
      mark ||= localStorage.getItem("dangwu-browser") || "";
      if (!mark) localStorage.setItem("dangwu-browser", (mark = fresh()));
    } catch {
      mark ||= fresh();
    }
    return mark;
  };

  // --- The conversation on show, its address, and the links that lead back to it ---
  let current = ONE.exec(address())?.[1] || "";
  let leaving = "";
  const shown = () => document.querySelector("#dw-main [data-conversation]")?.dataset.conversation || "";
  const point = () => {
    const where = current ? `#chat-${current}` : "#chat";
    document.querySelectorAll('a[data-place="chat"], a[data-back="chat"]').forEach((link) => {
      if (link.getAttribute("href") !== where) link.setAttribute("href", where);
    });
  };
  const call = (act, name = "") => {
    const button = document.querySelector(`#dw-recall [data-act="${act}"]`);
    if (!button) return;
    button.dataset.name = name;
    button.click();
  };
  const follow = () => {
    const now = shown();
    if (now && now !== current && now !== leaving) {
      current = now;
      if (root.dataset.place === "chat" && address() !== "chat-history") {
        history.pushState(null, "", `#chat-${now}`);
        root.dataset.part = `chat-${now}`;
      }
    }
    if (now !== leaving) leaving = "";
    point();
  };
  const arrive = () => {
    const asked = address();
    const one = ONE.exec(asked)?.[1];
    if (asked === "chat-history") return void call("list");
    if (one ? one === current : !current || (asked !== "chat" && asked !== "")) return;
    leaving = shown();
    current = one || "";
    call(one ? "open" : "new", one);
    point();
  };
  window.addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-restart]")) return;
    leaving = shown();
    current = ""; // the conversation is over before its address is left
    point();
    if (address() !== "chat") location.hash = "chat";
  });

  // --- A button of the feedback is drawn anew when it is pressed: the focus stays on it ---
  let pressed = "";
  document.addEventListener("click", (event) => {
    const vote = event.target.closest(".dw-vote");
    if (vote) pressed = vote.dataset.name;
  }, true);
  const refocus = () => {
    if (!pressed || (document.activeElement && document.activeElement !== document.body)) return;
    const vote = document.querySelector(`.dw-vote[data-name="${CSS.escape(pressed)}"]`);
    vote?.focus({ preventScroll: true });
    vote?.closest(".dw-feedback").scrollIntoView({ block: "nearest" }); // with the line for a note
    pressed = "";
  };

  // --- A limit is taken off or set, and the answer drawn anew: the focus goes to its range ---
  let ranged = null;
  const range = (target) => {
    if (target.closest("#dw-now [data-limit], .dw-range-form")) ranged = { begun: false };
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-limit]")) range(event.target);
  }, true);
  document.addEventListener("submit", (event) => {
    range(event.target);
    event.target.closest(".dw-range-box")?.removeAttribute("open");
  }, true);
  const settle = () => {
    if (!ranged) return;
    const turn = document.querySelector("#dw-now .dw-turn");
    if (document.querySelector("[data-busy]")) ranged.begun = true;
    else if (ranged.begun || !turn) {
      const done = ranged; // it may be drawn once more
      setTimeout(() => { if (ranged === done) ranged = null; }, 1000);
      const place = turn?.querySelector(".dw-answer") || document.querySelector(".dw-range-box summary");
      if (document.activeElement && document.activeElement !== document.body) return;
      place?.focus({ preventScroll: true });
    }
  };

  const start = () => {
    const main = document.getElementById("dw-main");
    if (!main || !document.getElementById("dw-panel")) return void setTimeout(start, 50);
    new MutationObserver(() => { follow(); refocus(); settle(); })
      .observe(main, { childList: true, subtree: true });
    follow();
  };
  start();
})();
