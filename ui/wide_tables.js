// A table that is wider than its place can be scrolled by the keyboard too, and says so.
(() => {
  const MARKS = { tabindex: "0", role: "region", "aria-label": "表格，可以左右滚动" };
  const look = () => document.querySelectorAll(".dw-table").forEach((one) => {
    const isWide = one.scrollWidth > one.clientWidth;
    for (const [name, value] of Object.entries(MARKS)) {
      if (isWide) one.setAttribute(name, value);
      else if (one.getAttribute(name) === value) one.removeAttribute(name);
    }
  });
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; look(); });
  };
  for (const kind of ["resize", "hashchange"]) window.addEventListener(kind, soon);
  document.addEventListener("toggle", soon, true); // a table in something that was folded
  document.addEventListener("click", soon); // a switch makes letters larger
  const start = () => {
    const body = document.getElementById("dw-body");
    if (!body) return void setTimeout(start, 50);
    new MutationObserver(soon).observe(body, { childList: true, subtree: true });
    soon();
  };
  start();
})();
