"""`dangwu library reindex`: indexes written anew after another embedding model was chosen."""

from __future__ import annotations

from time import monotonic

import assistant as door
from assistant.cli.output import say
from assistant.cli.progress import task_view


def reindex() -> None:
    """Nothing is read again: the stored passages are embedded with the model in force."""
    began = monotonic()
    with task_view() as show:
        passages = door.reindex_library(door.load_settings(), show)
    say(f"重建了 {passages} 段的索引，用时 {monotonic() - began:.1f} 秒。")
    say("如有正在运行的党务助手网页，请重新启动它。")
