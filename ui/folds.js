// Long lists: what was opened stays open when an answer is drawn anew; paper shows all of it.
(() => {
  const opened = new Set(); // by list, see folding.py
  document.addEventListener("click", (event) => {
    const fold = event.target.closest?.("[data-fold] > summary")?.parentElement;
    if (!fold) return;
    if (fold.open) opened.delete(fold.dataset.fold); // this click is about to close it
    else opened.add(fold.dataset.fold);
  });
  const restore = () => document.querySelectorAll("[data-fold]:not([open])").forEach((fold) => {
    if (opened.has(fold.dataset.fold)) fold.open = true;
  });

  let forPaper = [];
  window.addEventListener("beforeprint", () => {
    forPaper = [...document.querySelectorAll("[data-fold]:not([open])")];
    forPaper.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => {
    forPaper.forEach((fold) => { fold.open = opened.has(fold.dataset.fold); });
  });

  const start = () => {
    const body = document.getElementById("dw-body");
    if (!body) return void setTimeout(start, 50);
    const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ["open"] };
    new MutationObserver(restore).observe(body, changes);
  };
  start();
})();
