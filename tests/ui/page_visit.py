"""One visit to the page: what is done there, and what the browser asked for meanwhile."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Request, expect

_LOCAL = {"127.0.0.1", "localhost"}
_SECONDS = 15_000
_CUT_OFF = ("AbortError: signal is aborted", "Unexpected error Connection errored out")


class Visit:
    """A browser window; leaving it checks that all requests were local and nothing failed."""

    def __init__(self, browser: Browser, address: str, width: int = 1280, **options: Any) -> None:
        self._context = browser.new_context(
            viewport={"width": width, "height": 800}, locale="zh-CN", **options
        )
        self._context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(_SECONDS)
        self.hosts: set[str] = set()
        self.errors: list[str] = []
        self._loads = 0
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("websocket", lambda socket: self._asked(socket.url))
        self.page.on("console", lambda m: m.type == "error" and self.errors.append(m.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._leaves)
        self.address = address

    def _leaves(self, request: Request) -> None:
        """Count loads: what Gradio says of the stream that a second one cuts off is no error."""
        self._loads += request.is_navigation_request()

    def __enter__(self) -> Visit:
        self.page.goto(self.address)
        expect(self.page.locator(".dw-stock, .dw-notice").first).to_be_visible(timeout=_SECONDS)
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        self._context.close()
        if kind is None:
            assert self.hosts <= _LOCAL, self.hosts
            errors = [
                one for one in self.errors if not (self._loads > 1 and one.startswith(_CUT_OFF))
            ]
            assert errors == []

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob"):
            self.hosts.add(parts.hostname or url)

    @property
    def box(self) -> Locator:
        """The question box."""
        return self.page.locator("#dw-question textarea")

    def ask(self, question: str) -> Locator:
        """Type a question, press Enter; the newest turn once it is finished."""
        before = self.page.locator(".dw-turn").count()
        self.box.fill(question)
        self.box.press("Enter")
        expect(self.page.locator(".dw-turn")).to_have_count(before + 1, timeout=_SECONDS)
        return self.finished()

    def finished(self) -> Locator:
        """The newest turn, waited for."""
        turn = self.page.locator("#dw-now .dw-turn")
        expect(turn).to_be_visible(timeout=_SECONDS)
        expect(self.page.locator("[data-busy]")).to_have_count(0, timeout=_SECONDS)
        return turn

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        wide: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return wide
