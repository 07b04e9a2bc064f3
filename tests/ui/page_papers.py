"""Papers of a library that has none: an empty bank, and a plan that cannot be kept to."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant import AssistantError, BankItem, Blueprint, ItemStatistics, KeptPaper, PaperSet


class PageBank:
    """A bank with nothing in it."""

    def papers(self) -> list[KeptPaper]:
        return []

    def all(self) -> tuple[BankItem, ...]:
        return ()

    def statistics(self) -> tuple[ItemStatistics, ...]:
        return ()


@dataclass
class PagePapers:
    """Makes no paper; says why, or breaks where the title asks for it."""

    bank: PageBank = field(default_factory=PageBank)

    def make(self, blueprint: Blueprint, reword: bool = False) -> PaperSet:
        if blueprint.title == "意外":
            raise ValueError("not foreseen")
        raise AssistantError("资料库里还没有文件，请先添加。")
