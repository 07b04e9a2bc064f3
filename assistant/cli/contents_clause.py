"""What `dangwu library show --clause` tells: one clause, and the clauses that it refers to."""

from __future__ import annotations

import assistant as door
from assistant import clause_record, reference_record
from assistant.cli.output import print_json, say
from assistant.cli.references import clause_lines, reference_lines


def show(assistant: door.Assistant, document_id: str, words: str, as_json: bool) -> None:
    """The clause of that name, word for word; all of them where a document holds several texts."""
    found = [
        (one, assistant.references(one.document.id, one.start, one.end))
        for one in assistant.clause(document_id, words)
    ]
    if as_json:
        print_json(
            [
                {**clause_record(one), "references": [reference_record(each) for each in named]}
                for one, named in found
            ]
        )
        return
    for number, (one, named) in enumerate(found):
        lines = [
            *clause_lines(one),
            *([""] if named else []),
            *reference_lines(named, one.document),
        ]
        say("\n".join(["", *lines] if number else lines))
