// The role of who uses the page: kept in the browser, it orders and narrows the places.
(() => {
  const root = document.documentElement;
  const KEEP = "dangwu-role";
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode */ } },
  };
  const choice = () => document.getElementById("dw-role-choice");
  const rest = () => document.querySelector(".dw-rest");
  const placesOf = (name) => [...choice().options].find((one) => one.value === name)
    ?.dataset.places.split(" ");

  // --- Places: those of the role in front, the one on show among them, all others below 更多 ---
  const arrange = () => {
    if (!choice()) return;
    const every = placesOf("all");
    const front = [...(placesOf(root.dataset.role) || every)];
    const here = root.dataset.place;
    if (every.includes(here) && !front.includes(here)) front.push(here);
    const row = document.querySelector(".dw-places");
    const list = document.querySelector("[data-rest]");
    const link = (name) => document.querySelector(`.dw-nav a[data-place="${name}"]`);
    const focused = document.activeElement;
    const lay = (names, box) => {
      const now = [...box.children].map((one) => one.dataset.place);
      if (now.join() !== names.join()) box.append(...names.map(link));
    };
    lay(front, row);
    lay(every.filter((name) => !front.includes(name)), list);
    if (focused !== document.activeElement && row.contains(focused)) focused.focus();
    const current = row.querySelector("[aria-current]"); // on a phone there is more than fits
    if (current) row.scrollLeft = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  };

  const seen = () => root.toggleAttribute("data-how-seen", store.get(`dangwu-how-${root.dataset.role}`) === "seen");
  const take = (name) => {
    if (!choice()?.querySelector(`option[value="${CSS.escape(name)}"]`)) return; // from an older page
    root.dataset.role = name;
    choice().value = name;
    delete root.dataset.examples;
    seen();
    arrange();
    document.dispatchEvent(new Event("dangwu-role"));
  };
  const choose = (name) => {
    store.set(KEEP, name);
    take(name);
  };

  // --- What is pressed ---
  document.addEventListener("change", (event) => {
    if (event.target.id === "dw-role-choice") choose(event.target.value);
  });
  document.addEventListener("click", (event) => {
    const set = event.target.closest("[data-role-set]");
    if (set) {
      choose(set.dataset.roleSet);
      const title = document.getElementById(`dw-how-${root.dataset.role}`);
      (title?.offsetParent ? title : document.querySelector("#dw-question textarea"))?.focus();
    }
    if (event.target.closest("[data-how-close]")) {
      store.set(`dangwu-how-${root.dataset.role}`, "seen");
      root.dataset.howSeen = "";
      document.querySelector("#dw-question textarea")?.focus();
    }
    const more = event.target.closest("[data-examples]");
    if (more && more !== root) {
      root.dataset.examples = "all"; // the button goes: the first question that came takes the focus
      const others = `.dw-role:not([data-role="${CSS.escape(root.dataset.role)}"]) .dw-chip`;
      document.querySelector(others)?.focus();
    }
    if (rest()?.open && !event.target.closest(".dw-rest")) rest().open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !rest()?.open) return;
    rest().open = false;
    rest().querySelector("summary").focus();
  });
  window.addEventListener("hashchange", () => {
    if (rest()) rest().open = false;
    arrange();
  });

  const start = () => {
    if (!choice() || !document.getElementById("dw-panel")) return void setTimeout(start, 50);
    choice().value = "all";
    const kept = store.get(KEEP);
    if (kept) take(kept);
    else arrange();
  };
  start();
})();
