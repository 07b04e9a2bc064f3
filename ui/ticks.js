// Ticks of steps, kept in this browser under the name of their list.
(() => {
  const key = (list) => `dangwu-ticks:${list.dataset.ticks}`;
  const kept = (list) => {
    try {
      const found = JSON.parse(localStorage.getItem(key(list)));
      return new Set(Array.isArray(found) ? found : []);
    } catch { return new Set(); } // private mode, or not ours
  };
  const keep = (list, ticks) => {
    try {
      if (ticks.size) localStorage.setItem(key(list), JSON.stringify([...ticks]));
      else localStorage.removeItem(key(list));
    } catch { /* private mode */ }
  };
  const boxes = (list) => [...list.querySelectorAll("input[data-tick]")];

  const tell = (list) => {
    const all = boxes(list);
    const done = all.filter((box) => box.checked).length;
    const words = done === all.length && done ? `共 ${all.length} 项，全部办完`
      : `共 ${all.length} 项，已办 ${done} 项`;
    const shown = list.querySelector("[data-progress]");
    if (shown && shown.textContent !== words) shown.textContent = words;
    const clear = list.querySelector("[data-clear]");
    if (clear && clear.disabled !== !done) clear.disabled = !done;
  };
  const restore = () => document.querySelectorAll("[data-ticks]").forEach((list) => {
    const ticks = kept(list);
    boxes(list).forEach((box) => { box.checked = ticks.has(box.dataset.tick); });
    tell(list);
  });

  document.addEventListener("change", (event) => {
    const box = event.target.closest("input[data-tick]");
    const list = box?.closest("[data-ticks]");
    if (!list) return;
    const ticks = kept(list);
    if (box.checked) ticks.add(box.dataset.tick);
    else ticks.delete(box.dataset.tick);
    keep(list, ticks);
    document.querySelectorAll("[data-ticks]").forEach(tell);
  });
  document.addEventListener("click", (event) => {
    const list = event.target.closest("[data-clear]")?.closest("[data-ticks]");
    if (!list || !window.confirm("清除这份清单的全部勾选？清除后不能恢复。")) return;
    keep(list, new Set());
    restore();
    boxes(list)[0]?.focus();
  });
  window.addEventListener("storage", restore); // the same list in another tab

  const start = () => {
    if (!document.getElementById("dw-panel")) return void setTimeout(start, 50);
    for (const id of ["dw-past", "dw-now", "dw-lists-result"]) {
      const place = document.getElementById(id);
      if (place) new MutationObserver(restore).observe(place, { childList: true, subtree: true });
    }
    restore();
  };
  start();
})();
