"""What a clerk does in 资料管理 on the page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Dialog, Locator, expect

from tests.ui.page_visit import Visit

WAIT = 30_000


def agreeing(visit: Visit) -> Visit:
    visit.asked = []  # type: ignore[attr-defined]

    def agree(dialog: Dialog) -> None:
        visit.asked.append(dialog.message)  # type: ignore[attr-defined]
        dialog.accept()

    visit.page.on("dialog", agree)
    return visit


def part(visit: Visit, name: str) -> None:
    visit.page.get_by_role("link", name="资料管理").click()
    visit.page.get_by_label("资料管理各部分").get_by_role("link", name=name, exact=True).click()


def choose(visit: Visit, *files: Path) -> Locator:
    """Choose files in 添加; the report once everything is over."""
    part(visit, "添加")
    visit.page.locator(".dw-drop").wait_for()
    visit.page.locator("#dw-store-choose").set_input_files([str(file) for file in files])
    return over(visit)


def over(visit: Visit) -> Locator:
    job = visit.page.locator("#dw-store-job")
    expect(job.get_by_text("添加完成")).to_be_visible(timeout=WAIT)
    return job


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def line(job: Locator, name: str) -> Locator:
    return job.locator("li", has_text=name)
