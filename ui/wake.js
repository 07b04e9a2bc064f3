// Gradio closes its stream when an answer is out; the answer to a press at that very moment would
// wait for the next event. So where nothing on the page changes after a press, events that do
// nothing else follow it (app.py).
(() => {
  const WAKE_MS = [500, 1500, 4000];
  const ACTS = "[data-ask],[data-cite],[data-lead],[data-restart],[data-checklist],[data-file],[data-act]," +
    "#dw-send,#dw-stop";
  let changed = 0; // when an answer last came
  const wake = (pressed) => {
    if (changed < pressed) document.querySelector("#dw-wake button")?.click();
  };
  const follow = (event) => {
    const acts = event.type === "submit" || event.target.closest?.(ACTS);
    if (!acts || event.target.closest("#dw-wake")) return;
    const pressed = performance.now();
    for (const ms of WAKE_MS) setTimeout(wake, ms, pressed);
  };
  document.addEventListener("click", follow);
  document.addEventListener("submit", follow, true);
  const start = () => {
    const body = document.getElementById("dw-body");
    if (!body) return void setTimeout(start, 50);
    const ticks = (one) => one.target.closest?.(".dw-timer"); // changes by itself
    new MutationObserver((seen) => {
      if (!seen.every(ticks)) changed = performance.now();
    }).observe(body, { childList: true, subtree: true });
  };
  start();
})();
