// What the browser does by itself: the source panel, copying, the switches, the Enter key.
(() => {
  const root = document.documentElement;
  let opener = null;

  // --- Enter while an input method is composing belongs to the input method. ---
  document.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && composing && event.target.closest("#dw-question")) {
      event.stopImmediatePropagation();
    }
  }, true);

  // --- Source panel ---
  // Where the panel lies over the page, the keyboard stays in it as well.
  const over = window.matchMedia("(max-width: 62rem)");
  const shield = () => {
    const behind = Boolean(root.dataset.source) && over.matches;
    for (const one of document.querySelectorAll("#dw-header, #dw-body > :not(#dw-panel)")) one.inert = behind;
  };
  over.addEventListener("change", shield);
  const openPanel = (button) => {
    opener = button;
    document.querySelectorAll(".dw-open").forEach((mark) => mark.classList.remove("dw-open"));
    button.classList.add("dw-open");
    document.getElementById("dw-panel")?.classList.add("dw-loading");
    root.dataset.source = "open";
    shield();
    showMark(); // the same source again: the panel does not change, so nothing would tell us
  };
  const closePanel = () => {
    if (!root.dataset.source) return;
    delete root.dataset.source;
    shield();
    opener?.classList.remove("dw-open");
    opener?.focus();
  };
  const showMark = () => {
    const panel = document.getElementById("dw-panel");
    const excerpt = panel?.querySelector(".dw-excerpt");
    panel?.classList.remove("dw-loading");
    if (!excerpt) return;
    const mark = excerpt.querySelector("mark");
    if (mark) excerpt.scrollTop += mark.getBoundingClientRect().top -
      excerpt.getBoundingClientRect().top - excerpt.clientHeight / 3;
    panel.querySelector("#dw-source-title")?.focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePanel();
  });

  // --- Clauses that a source names, opened in their place ---
  const toggleClause = (link) => {
    const clause = document.getElementById(link.dataset.clause);
    if (!clause) return;
    clause.hidden = !clause.hidden;
    link.setAttribute("aria-expanded", String(!clause.hidden));
    if (!clause.hidden) clause.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-clause]");
    if (link && getSelection().isCollapsed) toggleClause(link); // not at the end of a selection
  });
  document.addEventListener("keydown", (event) => {
    const link = event.target.closest?.("[data-clause]");
    if (!link || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    toggleClause(link);
  });

  // Another place of the page: its sources are others.
  window.addEventListener("hashchange", () => closePanel());

  // --- Copying. navigator.clipboard is missing on plain http beyond loopback. ---
  const copyByHand = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.style.cssText = "position:fixed;top:0;left:0;opacity:0";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const copy = async (button) => {
    const text = button.dataset.copy;
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      done = copyByHand(text);
    }
    const caption = button.dataset.caption || button.textContent;
    button.dataset.caption = caption;
    button.textContent = done ? "已复制" : "没有复制成功，请手动选取";
    button.focus();
    setTimeout(() => { button.textContent = caption; }, 1600);
  };

  // --- Switches: dark and large, remembered by this browser ---
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode */ } },
  };
  const isOn = { dark: () => document.body.classList.contains("dark"),
                 large: () => root.classList.contains("dw-large") };
  const turn = {
    dark: (on) => document.body.classList.toggle("dark", on),
    large: (on) => root.classList.toggle("dw-large", on),
  };
  const showSwitches = () => {
    document.querySelectorAll("[data-switch]").forEach((button) => {
      button.setAttribute("aria-pressed", String(isOn[button.dataset.switch]()));
    });
  };
  const flip = (name) => {
    const on = !isOn[name]();
    turn[name](on);
    store.set(`dangwu-${name}`, on ? "1" : "0");
    showSwitches();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.cite || button.dataset.lead) openPanel(button);
    else if (button.dataset.close || button.dataset.restart) closePanel();
    else if (button.dataset.copy) copy(button);
    else if (button.dataset.switch) flip(button.dataset.switch);
  });

  // --- What follows from new content ---
  let turns = 0;
  const follow = () => {
    root.toggleAttribute("data-busy", Boolean(document.querySelector("#dw-now [data-busy]")));
    const count = document.querySelectorAll(".dw-turn").length;
    if (count > turns) {
      // The earlier turns move up into #dw-past a moment later.
      const newest = () => document.querySelector("#dw-now .dw-turn")?.scrollIntoView();
      newest();
      for (const ms of [120, 400]) setTimeout(newest, ms);
    }
    turns = count;
  };
  const start = () => {
    root.lang = "zh-CN"; // Gradio sets the language of the browser, the page is Chinese in all
    const panel = document.getElementById("dw-panel");
    const now = document.getElementById("dw-now");
    if (!panel || !now) return void setTimeout(start, 50);
    for (const name of ["dark", "large"]) {
      const saved = store.get(`dangwu-${name}`);
      if (saved !== null) turn[name](saved === "1");
    }
    showSwitches();
    const all = { childList: true, subtree: true, characterData: true };
    new MutationObserver(showMark).observe(panel, all);
    new MutationObserver(follow).observe(now, { ...all, attributes: true });
    follow();
  };
  start();
})();
