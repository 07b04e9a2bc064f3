"""A long sentence cut to the stretch that answers, at its own commas."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.evidence import Sentence

# Up to a comma; a bracket stands for itself, so that the source a digest names can be left out.
_SEGMENT = re.compile(
    r"[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)][，；：。]?"
    r"|(?:[^，；：,;（(《“]|[,;](?=\d)|《[^》]*》|“[^”]*”|[《“])+[，；：,;]?|[（(]"
)
_OPENING = 0.05  # what keeping the beginning of a sentence, its subject, is worth
CUT = "……"
_SOURCE = re.compile(r"（[^（）]*《[^》]*》(?:[^（）]|（[^（）]*）)*）[。；]?$")


def shortened(
    sentence: Sentence, stored: str, weigh: Callable[[str], float], limit: int
) -> Sentence | None:
    """The stretch of at most `limit` characters that holds most of the question; none if none fits.

    `stored`: the text of the document. The result is a literal span of it; where something was
    left out before or behind, its text shows `CUT`.
    """
    if len(sentence.text) <= limit:
        return sentence
    segments = [
        (found.start() + sentence.start, found.end() + sentence.start)
        for found in _SEGMENT.finditer(stored[sentence.start : sentence.end])
    ]
    weights = [weigh(stored[start:end]) for start, end in segments]
    room = limit - 2 * len(CUT)
    best: tuple[float, int, int] | None = None
    for first in range(len(segments)):
        worth = _OPENING if first == 0 else 0.0
        for last in range(first, len(segments)):
            worth += weights[last]
            length = segments[last][1] - segments[first][0]
            if length > room:
                break
            rank = worth + length / 10_000
            if best is None or rank > best[0]:
                best = rank, segments[first][0], segments[last][1]
    if best is None:
        return None
    return _cut(sentence, stored, best[1], best[2])


def _cut(sentence: Sentence, stored: str, start: int, end: int) -> Sentence:
    body = stored[start:end].rstrip()
    if end < sentence.end:
        body = body.rstrip("，；：、")
    end = start + len(body)
    before = CUT if start > sentence.start else ""
    behind = CUT if end < sentence.end else ""
    return Sentence(before + " ".join(body.split()) + behind, start, end)


def without_source(sentence: Sentence, stored: str) -> Sentence:
    """The sentence without the bracket at its end in which a digest names its source."""
    body = stored[sentence.start : sentence.end]
    found = _SOURCE.search(body)
    if found is None or not found.start():
        return sentence
    said = body[: found.start()].rstrip()
    return Sentence(" ".join(said.split()), sentence.start, sentence.start + len(said))
