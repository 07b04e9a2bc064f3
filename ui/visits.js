// The place 走访资料包: ways within a pack, printing, and what follows from its buttons.
(() => {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-jump], [data-print], [data-again], [data-go]");
    if (!button) return;
    const data = button.dataset;
    if (data.jump) {
      const part = document.getElementById(data.jump);
      part?.focus({ preventScroll: true });
      part?.scrollIntoView();
    } else if (data.print) window.print();
    else if (data.again) document.querySelector("#dw-batch-packs a[data-download]")?.click();
    else location.hash = data.go;
  });

  document.addEventListener("change", (event) => {
    const shown = event.target.closest?.(".dw-file")?.querySelector("[data-picked]");
    if (shown && event.target.files.length) shown.textContent = event.target.files[0].name;
  });

  // What was done to the list is told above it, where it would not be seen from below.
  const start = () => {
    const kept = document.getElementById("dw-kept");
    if (!kept) return void setTimeout(start, 50);
    let last = null;
    new MutationObserver(() => {
      const told = kept.querySelector(".dw-told");
      if (!told || told === last) return;
      last = told;
      told.focus({ preventScroll: true });
      told.scrollIntoView({ block: "center" });
    }).observe(kept, { childList: true, subtree: true });
  };
  start();
})();
