// A question that is sent before Gradio listens is sent again: until then a press goes nowhere.
(() => {
  const starting = 15000; // ms after the page began to load
  const box = () => document.querySelector("#dw-question textarea");

  const again = () => {
    const asked = box()?.value;
    if (!asked?.trim()) return;
    let left = 20;
    const timer = setInterval(() => {
      left -= 1;
      if (left < 0 || box()?.value !== asked) clearInterval(timer); // it is taken, or written anew
      else document.querySelector("#dw-send")?.click();
    }, 300);
  };
  const early = (event) => event.isTrusted && performance.now() < starting;
  document.addEventListener("click", (event) => {
    if (early(event) && event.target.closest("#dw-send")) again();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (early(event) && event.target === box()) again();
  }, true);
})();
