"""Holds digests to their front matter: every statement names a listed clause, nothing is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.digest_statements import DISCLAIMER, DigestStatement, Named, statements
from assistant.digests import DigestFault, DigestFinding, DigestReport
from assistant.documents.digest_copies import OfficialTexts
from assistant.documents.loaders.plain import load_markdown
from assistant.documents.repeals import expanded
from assistant.domain import Kind, Status
from assistant.errors import FileMissing
from assistant.text import squeeze

_WANTED = ("title", "kind", "status", "issuer", "written", "collection", "sources")
_FIGURE = re.compile(
    r"\d|[一二三四五六七八九十百两]+(?:个|年|月|日|天|次|人|名|元|周|届|小时|％|%)"
)
_STATUSES = frozenset(status.value for status in Status)
_SHOWN = 60  # characters of a line in a finding

Sources = Mapping[str, frozenset[str]]


def check_digests(folder: Path, texts: Sequence[Path] = ()) -> DigestReport:
    """Every digest below the folder, compared with the official texts below `texts`.

    Raises: FileMissing where there is no digest.
    """
    files = sorted(path for path in folder.rglob("*.md") if path.name != "README.md")
    if not files:
        raise FileMissing(f"“{folder}”里没有摘编（.md 文件），请检查路径。")
    official = OfficialTexts(texts)
    findings: list[DigestFinding] = []
    count = 0
    for path in files:
        said, found = _check(path, official)
        count += said
        findings += found
    return DigestReport(len(files), count, official.count, tuple(findings))


def _check(path: Path, official: OfficialTexts) -> tuple[int, list[DigestFinding]]:
    data = path.read_bytes()
    loaded = load_markdown(data, path.name)
    raw = data.decode("utf-8", "replace")
    body_at = raw.find("\n---", 3) + 4 if loaded.front_matter else 0
    first = raw.count("\n", 0, body_at) + 1
    body = raw[body_at:]
    lines = list(statements(body, first))
    sources = _sources(loaded.front_matter)
    found = [
        *_head(loaded.front_matter),
        *_disclaimer(body),
        *(fault for line in lines for fault in _statement(line, sources)),
        *_unused(lines, sources),
        *_missing(lines, official),
        *(
            (line.line, DigestFault.COPIED, words)
            for line in lines
            for words in official.copied(line.said)
        ),
    ]
    return len(lines), [
        DigestFinding(path.name, number, fault, words[:_SHOWN]) for number, fault, words in found
    ]


_Fault = tuple[int, DigestFault, str]


def _head(front: Mapping[str, object]) -> Iterator[_Fault]:
    for key in _WANTED:
        if not front.get(key):
            yield 0, DigestFault.HEAD, key
    if front and front.get("kind") != Kind.DIGEST.value:
        yield 0, DigestFault.HEAD, f"kind 应为“{Kind.DIGEST}”"
    listed = front.get("sources")
    entries = listed if isinstance(listed, list) else []
    for words in (front.get("status"), *(one.get("status") for one in entries)):
        if words not in _STATUSES:
            yield 0, DigestFault.HEAD, f"status：{words}"


def _disclaimer(body: str) -> Iterator[_Fault]:
    if not any(DISCLAIMER.match(line.strip()) for line in body.split("\n")):
        yield 0, DigestFault.DISCLAIMER, "本文是党务助手项目组编写的……一律以原文为准。"


def _sources(front: Mapping[str, object]) -> Sources:
    """The clauses that are listed, by title; two editions of one title count together."""
    listed = front.get("sources")
    sources: dict[str, frozenset[str]] = {}
    for one in listed if isinstance(listed, list) else []:
        clauses = {
            squeeze(clause)
            for article in one.get("articles") or ()
            for clause in (expanded(str(article)) or (str(article),))
        }
        title = squeeze(str(one.get("title", "")))
        sources[title] = sources.get(title, frozenset()) | clauses
    return sources


def _statement(line: DigestStatement, sources: Sources) -> Iterator[_Fault]:
    if not line.named and not line.advice:
        yield line.line, DigestFault.UNSOURCED, line.text
        return
    clauses = 0
    for one in line.named:
        articles = sources.get(squeeze(one.title))
        clauses += len(one.clauses) or not articles
        if articles is None:
            yield line.line, DigestFault.UNKNOWN_SOURCE, one.title
            continue
        for clause in one.clauses:
            if squeeze(clause) not in articles:
                yield line.line, DigestFault.UNKNOWN_ARTICLE, f"《{one.title}》{clause}"
    if _FIGURE.search(line.said) and not clauses and not line.advice:
        yield line.line, DigestFault.NUMBER, line.text


def _unused(lines: Sequence[DigestStatement], sources: Sources) -> Iterator[_Fault]:
    used: dict[str, set[str]] = {}
    for one in (named for line in lines for named in line.named):
        used.setdefault(squeeze(one.title), set()).update(_both(one))
    for title, articles in sources.items():
        if title not in used:
            yield 0, DigestFault.UNUSED, title
            continue
        for article in sorted(articles - used[title]):
            yield 0, DigestFault.UNUSED, f"{title} {article}"


def _missing(lines: Sequence[DigestStatement], official: OfficialTexts) -> Iterator[_Fault]:
    for line in lines:
        for one in line.named:
            for clause in one.clauses:
                if official.lacks(one.title, clause):
                    yield line.line, DigestFault.MISSING_ARTICLE, f"《{one.title}》{clause}"


def _both(one: Named) -> set[str]:
    return {squeeze(clause) for clause in one.clauses}
