"""Quizzes: items for a request, or why there are fewer than were asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.domain import Document
from assistant.errors import DocumentUnknown, LibraryEmpty
from assistant.protocols import Catalogue
from assistant.quiz.claims import OUT_OF_FORCE
from assistant.quiz.pool import ItemPool
from assistant.quiz.reading import stated
from assistant.quiz.relevance import near_enough, near_only
from assistant.quiz.scope import by_default, in_scope
from assistant.quiz.selecting import selected
from assistant.quiz.stem_wording import StemWording
from assistant.quiz_items import Item, ItemKind, QuizRequest, QuizResult

_EMPTY = "资料库里还没有文件，请先用 dangwu library add 添加，再出题。"


class Quizzes:
    """Makes items from the live documents of a library."""

    def __init__(self, catalogue: Catalogue, stems: StemWording | None = None) -> None:
        """`stems`: where other words for stems come from."""
        self.stems = stems or StemWording(None)
        self._catalogue = catalogue
        self._pool: tuple[tuple[str, ...], ItemPool] | None = None

    def make(self, request: QuizRequest, reword: bool = False) -> QuizResult:
        """Items for the request. Raises: LibraryEmpty, DocumentUnknown.

        `reword`: whether their stems are put into other words, where there is a writer for that.
        """
        items = self.items(request)
        near = near_only(items, request)
        found, again = selected(near, request.count, request.seed, request.avoid)
        if len(found) < request.count and len(near) < len(items):
            found, again = selected(items, request.count, request.seed, request.avoid)
        made = QuizResult(
            request.count, tuple(found), tuple(_reasons(request, found, items, again))
        )
        return self.stems.of_result(made, request.avoid) if reword else made

    def items(self, request: QuizRequest) -> list[Item]:
        """All valid items within the request's bounds, whatever its count.

        Raises: LibraryEmpty, DocumentUnknown.
        """
        documents = self._catalogue.documents()
        if not documents:
            raise LibraryEmpty(_EMPTY)
        wanted = _wanted(documents, request.documents)
        if not request.documents:
            made = self._in_scope(documents, request, by_default(documents))
            if not any(_on_topics(item, request) for item in made):
                made = self._in_scope(documents, request, documents)
        else:
            made = self._of(documents, request, wanted)
        return self._live([item for item in made if _asked_for(item, request)])

    def offered(self, request: QuizRequest) -> list[Item]:
        """The items for a paper: what is far from a branch's work only where little else is.

        Raises: LibraryEmpty, DocumentUnknown.
        """
        return near_enough(self.items(request), request)

    def _in_scope(
        self, documents: Sequence[Document], request: QuizRequest, wanted: Sequence[Document]
    ) -> list[Item]:
        return in_scope(self._of(documents, request, wanted))

    def _of(
        self, documents: Sequence[Document], request: QuizRequest, wanted: Sequence[Document]
    ) -> list[Item]:
        """The items on the wanted ones of all documents."""
        return self._items_of(documents).items(request.seed, frozenset(one.id for one in wanted))

    def _items_of(self, documents: Sequence[Document]) -> ItemPool:
        """The pool of the library as it is now; read again when anything in it has changed."""
        mark = tuple(f"{one.id} {one.revision} {one.status}" for one in documents)
        if self._pool is None or self._pool[0] != mark:
            self._pool = mark, ItemPool(stated(self._catalogue, documents))
        return self._pool[1]

    def _live(self, items: Sequence[Item]) -> list[Item]:
        """Those whose evidence stands in the library now, and in a clause that binds."""
        alive = self._catalogue.live(list({item.citation.passage.id for item in items}))
        return [
            item
            for item in items
            if (found := alive.get(item.citation.passage.id))
            and found[0].status not in OUT_OF_FORCE
            and item.citation.quote in found[1].text
        ]


def _wanted(documents: Sequence[Document], names: Sequence[str]) -> list[Document]:
    if not names:
        return list(documents)
    found: list[Document] = []
    for name in names:
        hits = [
            one for one in documents if one.id == name or (name and name.strip("《》") in one.title)
        ]
        if not hits:
            raise DocumentUnknown(
                f"资料库里没有“{name}”，请用 dangwu library list 查看编号和标题。"
            )
        found += hits
    return found


def _asked_for(item: Item, request: QuizRequest) -> bool:
    if request.kinds and item.kind not in request.kinds:
        return False
    if request.difficulties and item.difficulty not in request.difficulties:
        return False
    return _on_topics(item, request)


def _on_topics(item: Item, request: QuizRequest) -> bool:
    matter = f"{item.topic} {item.citation.document.title} {item.clause}"
    return not request.topics or any(word in matter for word in request.topics)


def _reasons(
    request: QuizRequest, found: Sequence[Item], items: Sequence[Item], again: int
) -> list[str]:
    reasons = []
    if len(found) < request.count:
        where = "所选文件" if request.documents or request.topics else "资料库"
        reasons.append(
            f"要 {request.count} 题，只出得了 {len(found)} 题：{where}里再没有别的句子"
            "能出成不重复、答案唯一的题。可以多选几份文件、放宽题型或难度，或者减少题数。"
        )
        counts = Counter(item.kind for item in found)
        missing = [kind.label for kind in request.kinds or ItemKind if not counts[kind]]
        if missing:
            reasons.append(f"{'、'.join(missing)}题一道也没有：没有适合这种题型的句子。")
        if not request.documents:
            reasons.append(
                "没有点名文件时只出党建、工会方面的题，也不用一般的摘编；"
                "要考别的法规或者某份摘编，请用 --documents 写明文件。"
            )
    if again:
        reasons.append(
            f"其中 {again} 题与另一题出自同一句话或者同一处规定，问法不同，不宜放进同一份试卷。"
        )
    if request.avoid and len(found) < request.count <= len(items):
        reasons.append("有的题与以前出过的题相同或者近似，没有再出。")
    return reasons
