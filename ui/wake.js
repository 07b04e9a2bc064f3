// Gradio closes its stream when an answer is out; the answer to a press at that very moment would
// wait for the next event. So events that do nothing else follow each press (app.py).
(() => {
  const WAKE_MS = [300, 1200, 4000];
  const ACTS = "[data-ask],[data-cite],[data-lead],[data-restart],[data-checklist],[data-file],[data-act]," +
    "#dw-send,#dw-stop";
  const wake = () => document.querySelector("#dw-wake button")?.click();
  const follow = (event) => {
    const acts = event.type === "submit" || event.target.closest?.(ACTS);
    if (!acts || event.target.closest("#dw-wake")) return;
    for (const ms of WAKE_MS) setTimeout(wake, ms);
  };
  document.addEventListener("click", follow);
  document.addEventListener("submit", follow, true);
})();
