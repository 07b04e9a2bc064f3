// The first stop of the Tab key: past the places and switches to what the page is about.
(() => {
  const target = () => {
    if (document.documentElement.dataset.place === "chat" && location.hash !== "#chat-history") {
      return document.querySelector("#dw-now .dw-turn h2, #dw-question textarea");
    }
    const heads = document.querySelectorAll("#dw-body :is(h2, .dw-parts a)");
    return [...heads].find((head) => head.offsetParent && !head.closest("#dw-panel"));
  };
  // A browser shows the line of a text box that is written in, which may leave the box half out.
  document.addEventListener("focusin", (event) => {
    if (event.target.tagName === "TEXTAREA") event.target.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-skip]")) return;
    const found = target() ?? document.querySelector("#dw-question textarea");
    if (found.tagName === "H2") found.tabIndex = -1;
    found.focus();
    found.scrollIntoView({ block: "nearest" });
  });
})();
