// The place 帮助: the guide of the address or, without one, that of the role is on show.
(() => {
  const root = document.documentElement;
  const show = () => {
    const place = document.getElementById("dw-help");
    if (!place || root.dataset.place !== "help") return;
    const [, asked, part] = location.hash.slice(1).split("-");
    const manuals = [...place.querySelectorAll("[data-manual]")];
    const of = (name) => manuals.find((one) => one.dataset.manual === name);
    const shown = of(asked) || of(root.dataset.role) || manuals[0];
    for (const one of manuals) one.hidden = one !== shown;
    const name = shown.dataset.manual;
    for (const link of place.querySelectorAll("a[data-part]")) {
      if (link.dataset.part === `help-${name}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const title = part && document.getElementById(`help-${name}-${part}`);
    if (!title) return;
    title.scrollIntoView();
    title.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", () => requestAnimationFrame(show));
  document.addEventListener("dangwu-role", show);
  const start = () => {
    if (!document.getElementById("dw-panel")) return void setTimeout(start, 50);
    show();
  };
  start();
})();
