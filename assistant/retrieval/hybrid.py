"""The retriever: words, bigrams and vectors together, live passages only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from assistant.domain import Document, Hit, Passage, Scope
from assistant.protocols import Catalogue, LexicalIndex, Match, Reranker, VectorIndex
from assistant.retrieval.cosine_scale import CosineScale
from assistant.retrieval.fusion import Fused, Weights, fuse
from assistant.retrieval.priors import prior
from assistant.retrieval.repeats import without_repeats
from assistant.retrieval.reranking import reranked
from assistant.retrieval.scope import holds_today, within

_CANDIDATES = 100  # from each index; widened while a scope leaves too few
_WIDEST = 1_600
_SHOWN = 20

Search = Callable[[str, int], list[Match]]


class HybridRetriever:
    """Passages for a question. One text that stands in several documents is shown once.

    `wordings` gives the question in the words of the texts as well; a passage counts with the
    wording that fits it best. `terms` reads the words of a text, `scale` is that of the
    embedding model, and `reranker` has the last word on the order of the first ones.
    """

    def __init__(
        self,
        vectors: VectorIndex,
        words: LexicalIndex,
        bigrams: LexicalIndex,
        catalogue: Catalogue,
        scale: CosineScale,
        wordings: Callable[[str], list[str]],
        terms: Callable[[str], list[str]],
        weights: Weights = Weights(),
        reranker: Reranker | None = None,
    ) -> None:
        self._searches: tuple[Search, ...] = (words.search, bigrams.search, vectors.search)
        self._catalogue = catalogue
        self._scale = scale
        self._wordings = wordings
        self._terms = terms
        self._weights = weights
        self._reranker = reranker
        # The indexes release the interpreter while they search, so both cores work.
        self._pool = ThreadPoolExecutor(max_workers=3, thread_name_prefix="retrieval")

    def retrieve(self, question: str, k: int, scope: Scope) -> list[Hit]:
        """The `k` best live passages within the scope, best first."""
        width = max(_CANDIDATES, 2 * k)
        # Repeats are looked for beyond k, so that a longer list begins with the shorter one.
        shown = max(k, _SHOWN)
        while True:
            fused = self._fused(question, width)
            hits = without_repeats(self._ranked(question, fused, scope), shown)
            if len(hits) >= k or len(fused) < width or width >= _WIDEST:
                return self._with_terms(question, self._reranked(question, hits)[:k])
            width *= 4

    def close(self) -> None:
        """Stop the worker threads."""
        self._pool.shutdown()

    def _fused(self, question: str, width: int) -> list[Fused]:
        wordings = self._wordings(question)
        jobs = [
            [self._pool.submit(search, wording, width) for search in self._searches]
            for wording in wordings
        ]
        best: dict[str, Fused] = {}
        for words, bigrams, vectors in jobs:
            lists = words.result(), bigrams.result(), vectors.result()
            for row in fuse(*lists, self._weights, self._scale):
                known = best.get(row.passage_id)
                if known is None or row.score > known.score:
                    best[row.passage_id] = row
        return list(best.values())

    def _ranked(self, question: str, fused: Sequence[Fused], scope: Scope) -> list[Hit]:
        live = self._catalogue.live([row.passage_id for row in fused], scope.as_of)
        hits = [
            _hit(question, row, *live[row.passage_id])
            for row in fused
            if row.passage_id in live and _may_answer(live[row.passage_id][0], question, scope)
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.document.title, hit.passage.start))

    def _reranked(self, question: str, hits: list[Hit]) -> list[Hit]:
        return reranked(question, hits, self._reranker) if self._reranker else hits

    def _with_terms(self, question: str, hits: list[Hit]) -> list[Hit]:
        asked = {term for wording in self._wordings(question) for term in self._terms(wording)}
        return [
            replace(hit, matched=tuple(sorted(asked & set(self._terms(hit.passage.text)))))
            for hit in hits
        ]


def _may_answer(document: Document, question: str, scope: Scope) -> bool:
    return within(document, scope) and holds_today(document, question, scope)


def _hit(question: str, row: Fused, document: Document, passage: Passage) -> Hit:
    score = row.score * prior(question, document, passage)
    return Hit(passage, document, score, row.similarity, max(row.words, row.bigrams))
