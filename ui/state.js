// The place 运行情况: each of its parts is read anew when it is opened.
(() => {
  const root = document.documentElement;
  let waiting = ""; // the part that is being read; what is typed must not be drawn over twice
  const look = () => {
    if (root.dataset.place !== "state") waiting = "";
    if (root.dataset.place !== "state" || waiting === root.dataset.part) return;
    const button = document.querySelector("#dw-state-call [data-act]");
    if (!button) return;
    button.dataset.name = waiting = root.dataset.part;
    button.click();
  };
  window.addEventListener("hashchange", look);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-try]");
    const box = document.querySelector("#dw-question textarea");
    if (!button || !box) return;
    location.hash = document.querySelector('a[data-place="chat"]').getAttribute("href");
    box.value = button.dataset.try;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => box.focus(), 50);
  });
  // What was done is told above the list, where it would not be seen from below.
  let told = null;
  const tell = (view) => {
    const drawn = view.querySelector("[data-shown]");
    if (drawn?.dataset.shown === waiting) waiting = "";
    if (drawn && drawn.dataset.shown !== root.dataset.part) return void look(); // came too late
    const news = view.querySelector(".dw-done, .dw-notice");
    if (!news || news === told) return;
    told = news;
    news.tabIndex = -1;
    news.focus({ preventScroll: true });
    news.scrollIntoView({ block: "center" });
  };
  // Until Gradio listens a press goes nowhere: asked again while nothing was ever shown.
  const begin = (view, left) => {
    if (!left || !view.querySelector(".dw-wait")) return;
    waiting = "";
    look();
    setTimeout(() => begin(view, left - 1), 1500);
  };
  const start = () => {
    const view = document.getElementById("dw-state-view");
    if (!view || !document.getElementById("dw-panel")) return void setTimeout(start, 50);
    new MutationObserver(() => tell(view)).observe(view, { childList: true, subtree: true });
    setTimeout(() => begin(view, 20), 500);
  };
  start();
})();
