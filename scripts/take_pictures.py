"""Takes the pictures of docs/images: the real page over corpus/, in a real browser.

A library is built in a temporary folder, the page served on a free port, and each workspace shown
with something real in it: on a desktop, on a phone, in the dark. Needs Chromium (`make browser`).
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000  # bytes of a picture
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_QUESTION = "我们公司只有两名党员，能不能和别的企业联合建支部？"
_UNANSWERED = ("食堂承包合同怎么签？", "食堂承包合同怎么签订？", "公司车辆年检怎么办？")
_NOTICE = """关于调整党群服务中心开放时间的通知

园区各企业：

一、党群服务中心星期一至星期六开放。
二、使用会议室，请提前两天预约。

某某园区党工委
2026年3月2日
"""
_PROFILE = """
"企业名称" = "某某机械有限公司"
"园区或区县" = "城东工业园"
"所在区域" = "园区"
"地区" = "浙江"
"行业" = "机械制造"
"所有制" = "内资民营"
"登记类型" = "公司"
"职工人数" = 86
"正式党员人数" = 5
"预备党员人数" = 1
"入党申请人数" = 3
"流动党员人数" = 2
"流动满6个月人数" = 1
"工会" = "有"
"工会会员人数" = 60
"共青团组织" = "无"
"共青团员人数" = 12
"党组织形式" = "党支部"
"党组织成立日期" = 2020-06-30
"书记" = "王某"
"书记党龄" = 8
"""


@dataclass(frozen=True, slots=True)
class View:
    """How the page is looked at: sizes in pixels."""

    name: str
    width: int
    height: int
    dark: bool = False

    @property
    def narrow(self) -> bool:
        """Whether the source panel would cover the page."""
        return self.width < 900


VIEWS = (View("desktop", 1280, 850), View("phone", 375, 760), View("dark", 1280, 850, dark=True))
Scene = Callable[[Page, View], None]


def start(page: Page, view: View) -> None:
    """The first visit."""
    page.locator(".dw-ask").wait_for()


def chat(page: Page, view: View) -> None:
    """An answer with its source open; on a phone the answer alone."""
    _ask(page, _QUESTION)
    if not view.narrow:
        page.locator("#dw-now .dw-mark").first.click()
        page.locator("#dw-panel mark").wait_for()


def texts(page: Page, view: View) -> None:
    """A document with the sentence that was searched for."""
    page.goto(f"{page.url.partition('#')[0]}#texts-search")
    page.locator("#dw-search-words").fill("联合党支部覆盖的单位")
    page.locator("#dw-search-words").press("Enter")
    page.locator(".dw-hits a").first.click()
    page.locator("#dw-doc-text mark").first.wait_for()
    page.wait_for_timeout(800)


def guide(page: Page, view: View) -> None:
    """A result of the setup guide."""
    form = page.locator("#dw-guide-form")
    for name, value in (("employees", "80"), ("members", "2"), ("probationary", "1")):
        form.locator(f'[name="{name}"]').fill(value)
    form.locator('[name="organisation"]').select_option("无")
    form.get_by_role("button", name="看结果").click()
    page.locator("#dw-guide-result .dw-answer").wait_for()


def lists(page: Page, view: View) -> None:
    """A checklist of which two steps are done."""
    page.locator("#dw-lists-form").get_by_role("button", name="支部换届").click()
    ticks = page.locator("#dw-lists-result [data-tick]")
    ticks.first.wait_for()
    for number in range(2):
        ticks.nth(number).check()


def visits(page: Page, view: View) -> None:
    """A visit pack."""
    sheet = {"name": "profile.toml", "mimeType": "text/plain", "buffer": _PROFILE.encode()}
    page.locator("#dw-load-file").set_input_files(sheet)
    page.locator("#dw-visit-told .dw-told").wait_for()
    form = page.locator("#dw-visit-form")
    form.get_by_role("button", name="生成资料包").click()
    page.locator("#dw-visit-result .dw-pack").wait_for()


def quiz(page: Page, view: View) -> None:
    """A paper with its keys."""
    page.get_by_role("button", name="出卷").click()
    page.locator("#dw-paper [data-show-keys]").click()
    page.wait_for_timeout(200)


def stock(page: Page, view: View) -> None:
    """A report on files that were added; they are sent once, the report stays."""
    if view is VIEWS[0]:
        with tempfile.TemporaryDirectory() as folder:
            new = Path(folder) / "关于调整党群服务中心开放时间的通知.txt"
            new.write_text(_NOTICE, "utf-8")
            known = ROOT / "corpus" / "09_党费的收缴.md"
            page.locator("#dw-store-choose").set_input_files([new, known])
            page.get_by_text("添加完成").wait_for()
    page.get_by_text("添加完成").wait_for()
    page.get_by_text("添加完成").scroll_into_view_if_needed()


def state(page: Page, view: View) -> None:
    """The questions without an answer, three of which are asked before the first picture."""
    if view is VIEWS[0]:
        page.goto(f"{page.url.partition('#')[0]}#chat")
        for question in _UNANSWERED:
            _ask(page, question)
    page.goto(f"{page.url.partition('#')[0]}#state-gaps")
    page.locator(".dw-times").first.wait_for()


def helped(page: Page, view: View) -> None:
    """The guide of a role."""
    page.locator(".dw-manual:not([hidden])").wait_for()


# The scenes by the place they belong to: whose work it is, the address, what is done there.
SCENES: dict[str, tuple[str, str, Scene]] = {
    "start": ("", "chat", start),
    "chat": ("secretary", "chat", chat),
    "texts": ("secretary", "texts", texts),
    "guide": ("secretary", "guide", guide),
    "lists": ("secretary", "lists", lists),
    "visits": ("instructor", "visits", visits),
    "quiz": ("trainer", "quiz", quiz),
    "stock": ("librarian", "stock", stock),
    "state": ("librarian", "state", state),
    "help": ("trainer", "help", helped),
}


def main(wanted: list[str]) -> None:
    """Take the pictures of the scenes that are named, or of all."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    path = next(found for name in _BROWSERS if (found := shutil.which(name)))
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for view in VIEWS:
            for name in wanted or SCENES:
                picture = _taken(browser, address, view, name)
                file = IMAGES / f"{name}-{view.name}.png"
                file.write_bytes(_small(picture))
                print(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes", flush=True)
        browser.close()


def _taken(browser: Browser, address: str, view: View, name: str) -> bytes:
    role, place, scene = SCENES[name]
    page = browser.new_page(
        viewport={"width": view.width, "height": view.height},
        locale="zh-CN",
        color_scheme="dark" if view.dark else "light",
        reduced_motion="reduce",
    )
    kept = {"dangwu-role": role, f"dangwu-how-{role}": "seen", "dangwu-dark": str(int(view.dark))}
    for key, value in kept.items() if role else (("dangwu-dark", str(int(view.dark))),):
        page.add_init_script(f"localStorage.setItem({key!r}, {value!r})")
    page.goto(f"{address}/#{place}")
    page.locator(".dw-stock").wait_for(state="attached")
    page.wait_for_timeout(1500)  # forms that come with loading
    scene(page, view)
    page.mouse.move(view.width - 1, view.height - 1)
    page.wait_for_timeout(500)
    picture = page.screenshot()
    page.close()
    return picture


def _ask(page: Page, question: str) -> None:
    turns = page.locator(".dw-turn").count()
    page.locator("#dw-question textarea").fill(question)
    page.keyboard.press("Enter")
    page.locator(".dw-turn").nth(turns).wait_for()
    page.locator("[data-busy]").first.wait_for(state="detached")


def _small(picture: bytes) -> bytes:
    """The picture with as many colours as its size allows."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (128, 64, 32):
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST:
            return out.getvalue()
    raise SystemExit(f"a picture stays above {LARGEST} bytes")


@contextmanager
def _served() -> Iterator[str]:
    """The address of a page over a new library made from corpus/."""
    with tempfile.TemporaryDirectory(prefix="pictures-") as home:
        command = [sys.executable, "-m", "assistant"]
        environment = {**os.environ, "DANGWU_HOME": home}
        subprocess.run(
            [*command, "library", "add", "corpus"], cwd=ROOT, env=environment, check=True
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        serving = subprocess.Popen(
            [*command, "serve", "--port", str(port)], cwd=ROOT, env=environment
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            serving.terminate()
            serving.wait(20)


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urlopen(address).close()
            return
        except URLError:
            time.sleep(0.5)
    raise SystemExit("the page did not open")


if __name__ == "__main__":
    main(sys.argv[1:])
