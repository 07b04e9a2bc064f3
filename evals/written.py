"""What a configured model did for the questions: who composed the answers, what the gate let by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from assistant import Answer
from evals.ranking import mean, percentile

_REFUSED = "refused"


def written(answers: Sequence[Answer]) -> dict[str, Any] | None:
    """Counts over the answers; nothing where no model was asked.

    `composers`: answers by who composed them. `written`, `dropped`: the model's sentences, and
    those the gate held back, by fault in `faults` (one sentence may have several). `notes`: why a
    literal answer stands in place of the model's. Times in ms; `check`: of one sentence.
    """
    worked = [(one, one.work) for one in answers if one.work is not None]
    if not worked:
        return None
    dropped = [sentence for _, work in worked for sentence in work.dropped]
    total = sum(work.written for _, work in worked)
    first = [
        one.timings_ms["first_sentence"] for one, _ in worked if "first_sentence" in one.timings_ms
    ]
    checked = sum(work.checked_ms for _, work in worked)
    tokens = [work.tokens for _, work in worked if any(work.tokens)]
    return {
        "name": worked[0][1].model,
        "asked": len(worked),
        "composers": dict(Counter(_REFUSED if one.refused else one.composer for one in answers)),
        "written": total,
        "dropped": len(dropped),
        "faults": dict(
            Counter(str(fault) for one in dropped for fault in one.faults).most_common()
        ),
        "notes": dict(Counter(work.note for _, work in worked if work.note).most_common()),
        "first_sentence_p50_ms": percentile(first, 0.5),
        "first_sentence_p95_ms": percentile(first, 0.95),
        "check_ms": round(checked / total, 1) if total else None,
        "prompt_tokens": mean([float(asked) for asked, _ in tokens]),
        "reply_tokens": mean([float(replied) for _, replied in tokens]),
    }
