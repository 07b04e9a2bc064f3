"""The places that the statements of an item rest on: 《…》第十三条第一款、第二款，第十七条."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.citation_labels import spoken_locator
from assistant.quiz.claims import Claim, rule_named
from assistant.restated_rules import for_quizzes

_ARTICLE = re.compile(r"第[^条]+条")


def place_of(line: Claim) -> str:
    """Where in its rule a sentence stands; of a digest for quizzes the article it restates."""
    if not for_quizzes(line.document) and (place := spoken_locator(line.locator)):
        return place
    return line.clause.removeprefix(rule_named(line.clause))


def clause_of(lines: Sequence[Claim]) -> str:
    """The rule with all places of the lines, each once; an article is not said again."""
    told, article = rule_named(lines[0].clause), ""
    for place in dict.fromkeys(filter(None, map(place_of, lines))):
        found = _ARTICLE.match(place)
        same = bool(found and found.group() == article and found.end() < len(place))
        told += ("、" if article else "") + (place.removeprefix(article) if same else place)
        article = found.group() if found else place
    return told


def placed_lines(lines: Sequence[Claim]) -> str:
    """What each of the statements rests on, in words for an explanation."""
    return "".join(f"“{one.text}”见{rule_named(one.clause)}{place_of(one)}。" for one in lines)
