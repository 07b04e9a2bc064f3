"""`dangwu search`: the passages nearest to a question."""

from __future__ import annotations

from assistant import Hit, search_record
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, say
from assistant.cli.values import (
    AsOf,
    Count,
    Documents,
    Json,
    Levels,
    Question,
    Regions,
    Statuses,
    question_text,
    scope_of,
)

_SNIPPET = 200


def search(
    words: Question,
    k: Count = 5,
    documents: Documents = None,
    levels: Levels = None,
    regions: Regions = None,
    statuses: Statuses = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Print the best passages, best first."""
    question = question_text(words)
    scope = scope_of(documents, levels, regions, statuses, as_of)
    with open_library() as assistant:
        result = assistant.search(question, k, scope)
    if as_json:
        print_json(search_record(result))
        return
    if not result.hits:
        say("没有找到相关段落。可以换一种说法，或放宽筛选条件。")
    for number, hit in enumerate(result.hits, start=1):
        say(f"{number}. {hit_line(hit)}　相关度 {hit.score:.2f}")
        say(f"   {one_line(hit.passage.text, _SNIPPET)}")


def hit_line(hit: Hit) -> str:
    """Where a passage stands: title, status, locator, page."""
    page = f"　第 {hit.passage.page} 页" if hit.passage.page else ""
    locator = f"　{one_line(hit.passage.locator, 60)}" if hit.passage.locator else ""
    return f"《{one_line(hit.document.title)}》（{hit.document.status}）{locator}{page}"
