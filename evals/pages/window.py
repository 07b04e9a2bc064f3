"""A window on a page: opened, asked, timed in the page itself.

Times come from the page's own clock, so that the driver's round trips are not in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page

_TIMEOUT_MS = 120_000


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a page has its question box and its button, and what a finished answer looks like."""

    box: str
    send: str
    answered: str


OURS = Shape(
    box="#dw-question textarea",
    send="#dw-send",
    answered=".dw-turn:not([data-busy]) .dw-answer",
)
PLAIN = Shape(
    box="textarea[data-testid=textbox]",
    send="button.submit-button",
    answered=".message.bot [data-testid=bot]",
)

_READY = """({box, send}) => new Promise((done) => {
  const look = () => {
    const found = document.querySelector(box);
    const press = document.querySelector(send);
    if (press && found && !found.disabled && found.offsetParent) done(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})"""

# Types, and watches from the press on until one more answer holds text.
_ASK = """({box, send, answered}, question) => {
  const finished = () => [...document.querySelectorAll(answered)]
    .filter((one) => one.textContent.trim().length > 7).length;
  const before = finished();
  const field = document.querySelector(box);
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  set.call(field, question);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  window.answered = new Promise((done, fail) => {
    let start = 0;
    document.querySelector(send).addEventListener("click", () => {
      start ||= performance.now();
    }, { capture: true });
    const limit = setTimeout(() => { watch.disconnect(); fail(new Error("no answer")); }, LIMIT);
    const watch = new MutationObserver(() => {
      if (!start || finished() <= before) return;
      watch.disconnect();
      clearTimeout(limit);
      done(performance.now() - start);
    });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true,
                                   characterData: true });
  });
}""".replace("LIMIT", str(_TIMEOUT_MS))

# How long a press on another place takes until it is painted, while others ask.
_PAINT = """() => new Promise((done) => {
  const start = performance.now();
  location.hash = location.hash === "#guide" ? "#chat" : "#guide";
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
})"""


class Window:
    """One page of one context; `weight` and `requests` count what came over the wire."""

    def __init__(self, context: BrowserContext, page: Page, shape: Shape) -> None:
        self.context, self.page, self._shape = context, page, shape
        self.weight = self.requests = 0

    @classmethod
    async def opened(cls, browser: Browser, shape: Shape) -> Window:
        """An empty window with a cache of its own."""
        context = await browser.new_context(locale="zh-CN")
        page = await context.new_page()
        page.set_default_timeout(_TIMEOUT_MS)
        window = cls(context, page, shape)
        wire = await context.new_cdp_session(page)
        await wire.send("Network.enable")
        wire.on("Network.loadingFinished", window._came)
        return window

    def _came(self, event: dict[str, Any]) -> None:
        self.weight += int(event["encodedDataLength"])
        self.requests += 1

    async def load(self, address: str) -> float:
        """Milliseconds from the start of the navigation until the question box takes a question."""
        await self.page.goto(address, wait_until="commit")
        ready = await self.page.evaluate(_READY, {"box": self._shape.box, "send": self._shape.send})
        return float(ready)

    async def ask(self, question: str) -> float:
        """Milliseconds from the press until the whole answer stands there."""
        shape = {
            "box": self._shape.box, "send": self._shape.send, "answered": self._shape.answered,
        }  # fmt: skip
        await self.page.wait_for_selector(self._shape.send)  # gone while an answer is awaited
        await self.page.evaluate(
            f"([shape, question]) => ({_ASK})(shape, question)", [shape, question]
        )
        await self.page.click(self._shape.send)
        return float(await self.page.evaluate("window.answered"))

    async def change_place(self) -> float:
        """Milliseconds until another place is painted."""
        return float(await self.page.evaluate(_PAINT))

    async def close(self) -> None:
        """Close the window and forget its cache."""
        await self.context.close()
