"""Faults while they are counted, with a few examples of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.inspection import Fault, Finding

_EXAMPLES = 5
_REPAIR = "运行 dangwu library check --repair"
REBUILD = "停掉正在运行的党务助手，再运行 dangwu library check --repair 重建"
_ADD_AGAIN = "运行 dangwu library remove 编号，再重新添加这份文件"
_BY_HAND = {
    Fault.DATABASE: "换一个 DANGWU_HOME 文件夹，用 dangwu library import 恢复最近的备份；"
    "没有备份时，在那里重新添加全部文件",
    Fault.TEXT: _ADD_AGAIN,
    Fault.PASSAGES: _ADD_AGAIN,
    Fault.SECTIONS: _ADD_AGAIN,
    Fault.ORIGINAL_MISSING: "找到原文件后，运行 dangwu library remove 编号，再重新添加；"
    "不影响问答和引用",
    Fault.ORIGINAL_ALTERED: "找到未改动的原文件后，运行 dangwu library remove 编号，再重新添加；"
    "不影响问答和引用",
}
# What --repair cannot help: saying "run it" there would lead in a circle.
_NEVER_REPAIRED = (Fault.DATABASE, Fault.TEXT, Fault.PASSAGES, Fault.SECTIONS)


@dataclass(slots=True)
class _Count:
    count: int = 0
    repaired: int = 0
    examples: list[str] = field(default_factory=list)
    next_step: str = ""


class Tally:
    """Takes faults one by one; `findings` gives one line for each kind and place."""

    def __init__(self, repair: bool) -> None:
        self.repair = repair
        self._counts: dict[tuple[Fault, str], _Count] = {}

    def note(
        self, fault: Fault, place: str, example: str, repaired: bool = False, next_step: str = ""
    ) -> None:
        """One fault more. `next_step`: where this one asks for more than its kind does."""
        entry = self._counts.setdefault((fault, place), _Count())
        entry.count += 1
        entry.repaired += repaired
        entry.next_step = entry.next_step or next_step
        if len(entry.examples) < _EXAMPLES:
            entry.examples.append(example)

    def findings(self) -> tuple[Finding, ...]:
        """In the order of `Fault`."""
        order = list(Fault)
        ranked = sorted(
            self._counts.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
        return tuple(
            Finding(
                fault,
                place,
                entry.count,
                entry.repaired,
                tuple(entry.examples),
                "" if entry.repaired == entry.count else entry.next_step or self._step(fault),
            )
            for (fault, place), entry in ranked
        )

    def _step(self, fault: Fault) -> str:
        if fault in _NEVER_REPAIRED or self.repair:
            return _BY_HAND.get(fault, "再运行一次 dangwu library check --repair")
        return _REPAIR
