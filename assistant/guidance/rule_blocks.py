"""Which articles of a rule lay a procedure down."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Hit, ParsedDocument, Section
from assistant.guidance.block import (
    HALF,
    Block,
    heads,
    holds,
    is_about,
    is_compound,
    is_sure,
    text_of,
)
from assistant.guidance.topic import Topic

_NEAR = 0.62  # of the best score: a clause that was found this clearly counts


def block_of_rule(
    topic: Topic, contents: ParsedDocument, hits: Sequence[Hit], best: float
) -> Block:
    """Articles of a chapter, or of the whole rule, that names the topic; else those found."""
    articles = [section for section in contents.sections if section.rank == "条"]
    near = [hit for hit in hits if hit.score >= _NEAR * best]
    found = {one: own for one in articles if (own := [hit for hit in near if holds(one, hit)])}
    sure = [
        one
        for one, own in found.items()
        if any(is_sure(hit, best) for hit in own) and topic.share_in(text_of(contents, one)) > HALF
    ]
    clear = [part for one in found for part in _of_article(topic, contents, one, sure=one in sure)]
    chapters = [c for c in heads(contents) if topic.names(c.title) and not is_about(c.title)]
    if chapters:
        return Block(contents, tuple(_of_chapter(topic, contents, chapters[0], clear)))
    if topic.names(contents.document.title):
        whole = [one for one in articles if not is_about(" ".join(one.headings))]
        return Block(contents, tuple(whole))
    return Block(contents, tuple(clear), named=bool(sure))


def _of_chapter(
    topic: Topic, contents: ParsedDocument, chapter: Section, clear: Sequence[Section]
) -> list[Section]:
    """Its articles; of a chapter on several matters those that were found or name the topic."""
    inside = [
        one
        for one in contents.sections
        if one.rank == "条" and chapter.start <= one.start < chapter.end
    ]
    if not is_compound(chapter.title):
        return inside
    return [one for one in inside if one in clear or topic.named_in(text_of(contents, one))]


def _of_article(
    topic: Topic, contents: ParsedDocument, article: Section, sure: bool
) -> list[Section]:
    """The article whole where it is about the topic; else its paragraphs and items that are."""
    index = contents.sections.index(article)
    below = [
        one for one in contents.sections if one.start > article.start and one.end <= article.end
    ]
    items = [one for one in below if one.rank == "项"]
    head = contents.text[article.start : items[0].start] if items else text_of(contents, article)
    if sure and (not items or topic.named_in(head)):
        return [article]
    parts = items or [one for one in below if one.parent == index] or [article]
    named = [one for one in parts if topic.named_in(text_of(contents, one))]
    return [article] if sure and not named else named
