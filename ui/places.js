// The places of the page: which one is on show, its forms, where the focus goes.
(() => {
  const root = document.documentElement;
  const known = ["chat", "guide", "lists"];

  const show = () => {
    const asked = location.hash.slice(1);
    const place = known.includes(asked) ? asked : "chat";
    root.dataset.place = place;
    document.querySelectorAll("a[data-place]").forEach((link) => {
      if (link.dataset.place === place) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
  };
  // Each place is found again where it was left.
  const left = {};
  history.scrollRestoration = "manual";
  window.addEventListener("hashchange", () => {
    left[root.dataset.place] = window.scrollY;
    show();
    window.scrollTo(0, left[root.dataset.place] ?? 0);
  });

  const blank = (form) => {
    form.querySelectorAll("input, select").forEach((field) => { field.value = ""; });
    form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
    form.querySelectorAll(".dw-problem").forEach((one) => { one.textContent = ""; });
    form.querySelector("input")?.focus();
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
    new MutationObserver(() => {
      const found = place.querySelector(selector);
      if (!found || found === last) return;
      last = found;
      found.focus({ preventScroll: true });
      found.scrollIntoView({ block });
    }).observe(place, { childList: true, subtree: true });
  };
  // A finished file arrives as a link.
  let followed = "";
  const download = () => {
    const link = document.querySelector("#dw-lists-file a[data-download]");
    if (!link || link.dataset.download === followed) return;
    followed = link.dataset.download;
    link.click();
  };

  const start = () => {
    if (!document.getElementById("dw-panel")) return void setTimeout(start, 50);
    show();
    focusOn("dw-guide-form", "[aria-invalid]", "center");
    focusOn("dw-lists-form", "[aria-invalid]", "center");
    focusOn("dw-guide-result", ".dw-result-title", "start");
    focusOn("dw-lists-result", ".dw-result-title", "start");
    const files = document.getElementById("dw-lists-file");
    if (files) new MutationObserver(download).observe(files, { childList: true, subtree: true });
  };
  show();
  start();
})();
