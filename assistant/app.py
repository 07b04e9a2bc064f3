"""The assistant: one method per user verb, no logic of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from assistant.answering.ask import Answering
from assistant.checklist import Checklist
from assistant.comparison import Comparison
from assistant.domain import Answer, Document, ParsedDocument, Scope, SearchResult
from assistant.export.writing import write_report
from assistant.guidance.checklists import Checklists
from assistant.ingestion import IngestProgress, IngestReport, NearDuplicates
from assistant.inspection import BackupReport, CheckReport, Restoring, TaskProgress
from assistant.library.library import Library
from assistant.library.watching import Watch
from assistant.protocols import Retriever
from assistant.report import Report


class Assistant:
    """What front ends and evals talk to; made by `build_assistant`."""

    def __init__(
        self,
        library: Library,
        answering: Answering,
        checklists: Checklists,
        retriever: Retriever,
        release: Callable[[], None],
    ) -> None:
        self._library = library
        self._answering = answering
        self._checklists = checklists
        self._retriever = retriever
        self._release = release

    def ask(self, question: str, history: Sequence[str] = (), scope: Scope = Scope()) -> Answer:
        """A checked answer, or a refusal with leads. `history`: earlier questions, oldest first."""
        return self._answering.ask(question, history, scope)

    def search(self, question: str, k: int = 5, scope: Scope = Scope()) -> SearchResult:
        """The `k` best live passages."""
        return self._answering.search(question, k, scope)

    def checklist(self, topic: str, scope: Scope = Scope()) -> Checklist:
        """The steps of a procedure, each cited and checked, or a refusal with leads."""
        return self._checklists.make(topic, scope)

    def save(self, report: Report, target: Path, overwrite: bool = False) -> None:
        """Write a report as .docx or .md, by the name of the file; whole or not at all."""
        write_report(report, target, overwrite)

    def add(
        self,
        paths: Sequence[Path],
        on_progress: Callable[[IngestProgress], None] | None = None,
        near_duplicates: NearDuplicates = NearDuplicates.KEEP,
    ) -> IngestReport:
        """Add files and folders; a changed file replaces its earlier revision."""
        return self._library.add(paths, on_progress, near_duplicates)

    def remove(self, document_id: str) -> Document:
        """Take a document out of every answer; returns what was removed."""
        return self._library.remove(document_id)

    def watch(
        self,
        folder: Path,
        remove_missing: bool = False,
        near_duplicates: NearDuplicates = NearDuplicates.KEEP,
        on_progress: Callable[[IngestProgress], None] | None = None,
    ) -> Watch:
        """Something whose every `round` brings the library up to what lies in the folder."""
        return self._library.watch(folder, remove_missing, near_duplicates, on_progress)

    def compare(self, old: str, new: str) -> Comparison:
        """Two documents clause by clause, each by its id or as the path of a file."""
        return self._library.compare(old, new)

    def check(
        self, repair: bool = False, on_progress: Callable[[TaskProgress], None] | None = None
    ) -> CheckReport:
        """Compare registry, originals and indexes row by row, and repair what can be repaired."""
        return self._library.check(repair, on_progress)

    def export(
        self,
        target: Path,
        overwrite: bool = False,
        on_progress: Callable[[TaskProgress], None] | None = None,
    ) -> BackupReport:
        """Write the whole library into one file."""
        return self._library.export(target, overwrite, on_progress)

    def restore(
        self,
        source: Path,
        mode: Restoring = Restoring.INTO_EMPTY,
        on_progress: Callable[[TaskProgress], None] | None = None,
    ) -> BackupReport:
        """Take over what `export` wrote; when that fails, the library is what it was."""
        return self._library.restore(source, mode, on_progress)

    def documents(self) -> list[Document]:
        """All live documents, by authority and title."""
        return self._library.documents()

    def contents(self, document_id: str) -> ParsedDocument:
        """A live document with its stored text, outline and passages."""
        return self._library.contents(document_id)

    @property
    def retriever(self) -> Retriever:
        """The retriever, for programs that build their own chains (see `LangChainRetriever`)."""
        return self._retriever

    def close(self) -> None:
        """Release files and locks."""
        self._library.close()
        self._release()

    def __enter__(self) -> Assistant:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
