// The place 原文: which document an address means, the clause or sentence in it, the outline.
(() => {
  const root = document.documentElement;
  const { textNodes, markIn } = window.dangwuMarking;
  const byId = (id) => document.getElementById(id);
  const address = () => location.hash.slice(1);
  // doc-<id>-<start>-<end>: the part up to the id is what the server shows.
  const shownBy = (asked) => (asked.startsWith("doc-") ? asked.split("-", 2).join("-") : asked);
  const isText = (asked) => /^(doc|diff)-/.test(asked);
  const holder = (asked) => byId(asked.startsWith("doc-") ? "dw-doc-text" : "dw-diff");
  const isThere = (asked) =>
    holder(asked)?.querySelector("[data-shown]")?.dataset.shown === shownBy(asked);

  // --- Asking the server ---
  let last = null; // what was asked for last
  let waiting = null; // what waits for the door to come
  const open = (name) => {
    const door = byId("dw-texts-door")?.querySelector("[data-act]");
    if (!door) return void (waiting = name);
    waiting = null;
    door.dataset.name = name;
    door.click();
  };

  // What Gradio was about to hear when it closed its stream is gone: asked again, some times.
  let again = null;
  const insist = (left) => {
    clearTimeout(again);
    again = setTimeout(() => {
      if (!left || !isText(address()) || isThere(address())) return;
      open(shownBy(address()));
      insist(left - 1);
    }, 2000);
  };

  // --- The place within a document ---
  let leaves = []; // everything with an offset, in reading order
  const within = (offset) => {
    let low = 0, high = leaves.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (Number(leaves[middle].dataset.at) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const clear = () => {
    document.querySelectorAll("#dw-doc-text mark").forEach((mark) => {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    });
    document.querySelectorAll("#dw-doc-text .dw-target").forEach((one) => one.classList.remove("dw-target"));
  };
  const mark = (asked) => {
    clear();
    const [, , start, end] = asked.split("-");
    if (start === undefined || !leaves.length) return null;
    const first = within(Number(start));
    if (end === undefined) {
      const clause = leaves[first].closest(".dw-text-clause") ?? leaves[first];
      const isOwn = Number(clause.querySelector?.("[data-at]")?.dataset.at) === Number(leaves[first].dataset.at);
      (isOwn ? clause : leaves[first]).classList.add("dw-target");
      return leaves[first];
    }
    for (let i = first; i < leaves.length && Number(leaves[i].dataset.at) < Number(end); i += 1) {
      markIn(leaves[i], Number(start), Number(end));
    }
    return byId("dw-doc-text").querySelector("mark") ?? leaves[first];
  };

  // --- Going there; coming back, a document is found where it was left ---
  const left = new Map();
  let held = null; // where a link has led to, until one reads on
  let clicked = false;
  let gone = null; // the address that was scrolled to
  window.addEventListener("scroll", () => {
    if (isText(address()) && gone === address()) left.set(address(), window.scrollY);
    spy();
  }, { passive: true });
  let aim = null; // what a link has led to: head and versions may come later and push it away
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    window.addEventListener(kind, () => { aim = null; if (kind !== "pointerdown") held = null; }, { passive: true });
  }
  const settle = (target, block) => {
    aim = { target, block };
    // Clauses out of sight have a guessed height, which is put right when they come near.
    let turns = 0;
    const again = () => {
      target.scrollIntoView({ block });
      turns += 1;
      if (turns < 4) requestAnimationFrame(again);
    };
    again();
  };
  const go = () => {
    const asked = address();
    const seen = !clicked && left.has(asked);
    clicked = false;
    const isDocument = asked.startsWith("doc-");
    if (isDocument) arrived();
    const target = isDocument ? mark(asked) : null;
    const start = asked.split("-")[2];
    if (gone !== asked) { held = null; aim = null; }
    if (gone === asked) return;
    gone = asked;
    if (seen) return void window.scrollTo(0, left.get(asked));
    if (target) {
      held = Number(start ?? NaN);
      target.tabIndex = target.tabIndex < 0 ? -1 : target.tabIndex;
      target.focus({ preventScroll: true });
      settle(target, target.tagName === "MARK" ? "center" : "start");
    } else {
      window.scrollTo(0, 0);
      byId(isDocument ? "dw-texts-doc" : "dw-texts-diff")
        ?.querySelector(".dw-text-title")?.focus({ preventScroll: true });
    }
  };
  const arrive = () => {
    const asked = address();
    if (root.dataset.place !== "texts") return void (last = null);
    const wanted = isText(asked) ? shownBy(asked) : "texts";
    if (isText(asked)) {
      root.toggleAttribute("data-opening", !isThere(asked));
      if (isThere(asked)) go();
    }
    if (wanted !== last) {
      if (!isThere(asked)) { clear(); tools.remove(); } // what comes is fitted into what is there
      open(wanted);
      insist(5);
    }
    last = wanted;
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('a[href^="#doc-"], a[href^="#diff-"]')) {
      const link = event.target.closest("a");
      clicked = true;
      if (link.getAttribute("href") === `#${address()}`) { gone = null; go(); } // the same once more
    }
  });
  window.addEventListener("hashchange", () => { gone = null; arrive(); });

  // --- The outline: beside the text where there is room, where one reads in it ---
  let places = []; // [offset, link] of the outline
  let current = null;
  const spy = () => {
    if (!leaves.length || root.dataset.place !== "texts" || spy.due) return;
    spy.due = true;
    requestAnimationFrame(() => {
      spy.due = false;
      const top = 140;
      let low = 0, high = leaves.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (leaves[middle].getBoundingClientRect().top <= top) low = middle;
        else high = middle - 1;
      }
      const offset = held ?? Number(leaves[low].dataset.at);
      let found = null;
      for (const [at, link] of places) { if (at > offset) break; found = link; }
      if (found === current) return;
      current?.removeAttribute("aria-current");
      current = found;
      if (!found) return;
      found.setAttribute("aria-current", "true");
      const here = document.querySelector(".dw-here");
      if (here) here.textContent = found.textContent;
      const box = found.closest(".dw-outline")?.querySelector("nav");
      if (!box || !box.clientHeight || box.matches(":hover")) return;
      if (!wide.matches) return;
      for (let one = found.closest("details"); one && !one.matches(".dw-outline"); one = one.parentElement.closest("details")) one.open = true;
      box.scrollTop += found.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    });
  };
  const wide = window.matchMedia("(min-width: 62rem)");
  const unfold = () => {
    for (const one of document.querySelectorAll("#dw-texts :is(.dw-outline, .dw-filters)")) one.open = wide.matches;
  };
  wide.addEventListener("change", unfold);
  document.addEventListener("click", (event) => {
    // On a phone the outline lies over the text: choosing an entry closes it.
    const outline = event.target.closest?.(".dw-outline a") && document.querySelector(".dw-outline");
    if (outline) outline.open = wide.matches;
  });

  // --- What is copied: the words of a clause with its citation; a link that works elsewhere ---
  const quoteOf = (scope, loc) => {
    const own = scope.matches("[data-at]") ? [scope] : [...scope.querySelectorAll("p[data-at], td[data-at]")];
    let words = own.map((leaf) => textNodes(leaf).map((node) => node.data).join("")).join("\n");
    const number = scope.querySelector("b")?.textContent;
    if (number && words.startsWith(number)) words = words.slice(number.length);
    const label = scope.closest(".dw-text").dataset.label;
    return `${label}${loc}：“${words.trim()}”`;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#dw-texts button");
    if (!button) return;
    if (button.dataset.quote) {
      const isLine = button.dataset.quote === "line";
      const scope = isLine ? button.closest("[data-tools]").previousElementSibling : button.closest(".dw-text-clause");
      button.dataset.copy = quoteOf(scope, scope.dataset.loc ?? "");
    } else if (button.dataset.link) {
      button.dataset.copy = `${location.origin}${location.pathname}${button.dataset.link}`;
    }
  }, true); // before page.js copies

  // A paragraph or item of a clause that is pressed gets the same two buttons beneath it.
  const tools = document.createElement("div");
  tools.dataset.tools = "true";
  tools.className = "dw-line-tools";
  document.addEventListener("click", (event) => {
    const line = event.target.closest?.("#dw-doc-text p[data-loc]");
    if (!line || event.target.closest("a, button, [data-clause]") || !getSelection().isCollapsed) return;
    if (tools.previousElementSibling === line) return void tools.remove();
    const id = shownBy(address());
    const clause = line.closest(".dw-text-clause");
    const whole = clause && clause.dataset.loc !== line.dataset.loc;
    const button = (words, data) => {
      const one = Object.assign(document.createElement("button"), { type: "button", className: "dw-button", textContent: words });
      Object.assign(one.dataset, data);
      return one;
    };
    const name = Object.assign(document.createElement("span"), { className: "dw-remark", textContent: line.dataset.loc });
    tools.replaceChildren(name, button("复制引用", { quote: "line" }), button("复制链接", { link: `#${id}-${line.dataset.at}` }));
    if (whole) tools.append(button(`复制${clause.dataset.loc}全文`, { quote: "clause" }));
    line.after(tools);
  });

  // The list follows what is written, a moment later.
  let timer = null;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (field.id !== "dw-list-words") return;
    clearTimeout(timer);
    timer = setTimeout(() => field.dispatchEvent(new Event("change", { bubbles: true })), 250);
  });

  const arrived = () => {
    const body = byId("dw-doc-text").querySelector("[data-shown]");
    leaves = body ? [...body.querySelectorAll("[data-at]")] : [];
    places = body ? [...body.querySelectorAll("[data-entry]")].map((link) => [Number(link.dataset.entry), link]) : [];
    current = null;
  };
  const start = () => {
    const text = byId("dw-doc-text");
    if (!text || !byId("dw-panel")) return void setTimeout(start, 50);
    const shown = new Map();
    const look = (one) => {
      // Marks of ours change the text too; only what the server shows counts. By its name, for an
      // element is used again for another document.
      const now = one.querySelector("[data-shown]")?.dataset.shown;
      if (shown.get(one) === now) return;
      shown.set(one, now);
      if (one === text) { arrived(); unfold(); }
      if (!isText(address())) return;
      root.toggleAttribute("data-opening", !isThere(address()));
      if (isThere(address())) { if (gone !== address()) go(); }
      else if (holder(address()) === one) open(shownBy(address())); // an earlier one came late
    };
    const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ["data-shown"] };
    for (const one of [text, byId("dw-diff")]) new MutationObserver(() => look(one)).observe(one, changes);
    for (const id of ["dw-doc-head", "dw-doc-about"]) {
      new MutationObserver(() => aim?.target.scrollIntoView({ block: aim.block })).observe(byId(id), { childList: true, subtree: true });
    }
    new MutationObserver(unfold).observe(byId("dw-list-form"), { childList: true, subtree: true });
    new MutationObserver(() => { if (waiting !== null) open(waiting); })
      .observe(byId("dw-texts-door"), { childList: true, subtree: true });
    byId("dw-search-hits") && new MutationObserver(() => {
      const title = byId("dw-search-hits").querySelector(".dw-result-title");
      if (title && title !== start.title) { start.title = title; title.focus({ preventScroll: true }); }
    }).observe(byId("dw-search-hits"), { childList: true, subtree: true });
    arrive();
  };
  start();
})();
