"""The kept files against the registry; a lost one is fetched again from where it was added."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.domain import Document
from assistant.errors import AssistantError
from assistant.inspection import Fault
from assistant.library.checking_tally import Tally
from assistant.library.originals import Originals, is_name, is_temporary
from assistant.library.registry import Registry

_PLACE = "原件 originals"


def check_originals(
    registry: Registry,
    originals: Originals,
    documents: Mapping[str, Document],
    tally: Tally,
    on_original: Callable[[int, int], None],
) -> int:
    """Compare every original with its digest; how many are wanted."""
    wanted = registry.originals()
    for number, (document_id, name) in enumerate(sorted(wanted.items())):
        on_original(number, len(wanted))
        fault = _fault(originals, name)
        if fault:
            document = documents.get(document_id)
            named = f"{document_id}《{document.title}》" if document else document_id
            mended = tally.repair and document is not None
            mended = mended and _fetched(registry, originals, document_id, name)
            tally.note(fault, _PLACE, named, mended)
    for name in list(originals.strays(wanted.values())):
        fault = Fault.TEMPORARY if is_temporary(name) else Fault.ORIGINAL_STRAY
        # What the library never wrote is somebody's: it is named, not deleted.
        ours = is_temporary(name) or is_name(name)
        if tally.repair and ours:
            originals.remove(name)
        step = "" if ours else "这不是资料库存的文件，请移到别处"
        tally.note(fault, _PLACE, name, tally.repair and ours, step)
    return len(wanted)


def _fault(originals: Originals, name: str) -> Fault | None:
    if not originals.path(name).is_file():
        return Fault.ORIGINAL_MISSING
    return None if originals.is_whole(name) else Fault.ORIGINAL_ALTERED


def _fetched(registry: Registry, originals: Originals, document_id: str, name: str) -> bool:
    for path in registry.paths(document_id):
        try:
            originals.keep(Path(path), name[:64], name)
        except AssistantError:  # moved, changed or unreadable: perhaps another path still has it
            continue
        return True
    return False
