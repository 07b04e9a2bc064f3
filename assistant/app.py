"""The assistant: one method per user verb, no logic of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from assistant.answer_progress import AnswerProgress, Listener
from assistant.answering.ask import Answering
from assistant.calendar_entries import CalendarEntry
from assistant.chat import ModelInUse
from assistant.checklist import Checklist
from assistant.checklist_dates import ChecklistDate
from assistant.comparison import Comparison
from assistant.cross_references import CrossReference, ReferencedClause
from assistant.domain import Answer, Document, ParsedDocument, Scope, SearchResult
from assistant.enterprise import Enterprise
from assistant.export import calendar_file
from assistant.export.writing import write_report
from assistant.guidance.answer_dates import answer_dates
from assistant.guidance.checklist_dates import checklist_dates, checklist_starts
from assistant.guidance.checklists import Checklists
from assistant.guidance.date_entries import checklist_entry, date_entries
from assistant.guidance.profile_reading import read_profile
from assistant.guidance.setup_guiding import SetupGuiding
from assistant.guidance.start_names import read_starts
from assistant.guidance.visit_batches import VisitBatches
from assistant.guidance.visit_records import VisitRecords
from assistant.guidance.visiting import Visiting
from assistant.guidance.working_days import WorkingDays
from assistant.ingestion import IngestProgress, IngestReport, NearDuplicates
from assistant.inspection import BackupReport, CheckReport, Restoring, TaskProgress
from assistant.library.cross_references import CrossReferences
from assistant.library.journal import Journal
from assistant.library.library import Library
from assistant.library.stock import Stock
from assistant.library.texts import Texts
from assistant.library.watching import Watch
from assistant.model_report import ModelReport
from assistant.profile import Profile
from assistant.protocols import Retriever
from assistant.quiz.paper_making import Papers
from assistant.quiz.quizzes import Quizzes
from assistant.quiz_items import QuizRequest, QuizResult
from assistant.report import Report
from assistant.setup_guide import SetupGuide
from assistant.time_limits import AnswerDates
from assistant.visit_pack import VisitPack

OnTask = Callable[[TaskProgress], None]


class Assistant(AbstractContextManager["Assistant"]):
    """What front ends and evals talk to; made by `build_assistant`."""

    def __init__(
        self,
        library: Library,
        answering: Answering,
        checklists: Checklists,
        guiding: SetupGuiding,
        visiting: Visiting,
        quizzes: Quizzes,
        retriever: Retriever,
        cross_references: CrossReferences,
        working_days: Callable[[], WorkingDays],
        model_check: Callable[[], ModelReport],
        release: Callable[[], None],
        visits: VisitRecords,
        visit_batches: VisitBatches,
        papers: Papers,
        stock: Stock,
        journal: Journal,
        texts: Texts,
        model: ModelInUse | None = None,
    ) -> None:
        self._library = library
        self._answering = answering
        self._checklists = checklists
        self._guiding = guiding
        self._visiting = visiting
        self._quizzes = quizzes
        self._retriever = retriever
        self._cross_references = cross_references
        self._working_days = working_days
        self._model_check = model_check
        self._release = release
        self._visits = visits
        self._visit_batches = visit_batches
        self._papers = papers
        self._stock = stock
        self.journal = journal
        self.texts = texts  # documents opened for reading
        self._model = model

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        scope: Scope = Scope(),
        on_statement: Callable[[AnswerProgress], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> Answer:
        """A checked answer, or a refusal with leads. `history`: earlier questions, oldest first.

        `on_statement` gets each sentence of a model as it passes; as soon as `wanted` says no, the
        model is not asked on.
        """
        quiet = Listener()
        listener = Listener(on_statement or quiet.told, wanted or quiet.wanted)
        return self._answering.ask(question, history, scope, listener)

    @property
    def model(self) -> ModelInUse | None:
        """The language model that writes answers; none where none is configured."""
        return self._model

    def dates(
        self, question: str, starts: Sequence[str] = (), scope: Scope = Scope()
    ) -> AnswerDates:
        """The time limits in what the answer cites; `starts`: `支部大会通过日=2026-12-01`, ….

        Raises: StartUnreadable; ConfigurationError for holiday notices that cannot be read.
        """
        given, days = read_starts(starts), self._working_days()
        answer = self._answering.ask(question, (), scope, reword=False)
        return answer_dates(answer, given, days)

    def entries(self, dates: AnswerDates) -> tuple[CalendarEntry, ...]:
        """The dated limits as calendar entries."""
        return date_entries(dates)

    def save_calendar(
        self, entries: Sequence[CalendarEntry], target: Path, overwrite: bool = False
    ) -> None:
        """Write an .ics file. Raises: ExportFailed."""
        calendar_file.save_calendar(entries, target, overwrite)

    def search(self, question: str, k: int = 5, scope: Scope = Scope()) -> SearchResult:
        """The `k` best live passages."""
        return self._answering.search(question, k, scope)

    def checklist(self, topic: str, scope: Scope = Scope(), reword: bool = False) -> Checklist:
        """The steps of a procedure, each cited and checked, or a refusal with leads."""
        return self._checklists.make(topic, scope, reword)

    def checklist_dates(
        self, checklist: Checklist, starts: Sequence[str]
    ) -> tuple[ChecklistDate, ...]:
        """The dates of its time limits; `starts`: `支部大会通过日=2026-12-01`, ….

        Raises: StartUnreadable; ConfigurationError for holiday notices that cannot be read.
        """
        return checklist_dates(checklist, read_starts(starts), self._working_days())

    def checklist_starts(self, checklist: Checklist) -> tuple[tuple[str, str], ...]:
        """The names of starts, with their meanings, that its time limits run from."""
        return checklist_starts(checklist, self._working_days())

    def checklist_entries(
        self, dates: Sequence[ChecklistDate], today: date | None = None
    ) -> tuple[CalendarEntry, ...]:
        """The dates of a checklist as calendar entries; those before `today` say so."""
        return tuple(checklist_entry(one, today or date.today()) for one in dates)

    def save(self, report: Report, target: Path, overwrite: bool = False) -> None:
        """Write a report as .docx, .md or .html, by the name of the file; whole or not at all."""
        write_report(report, target, overwrite)

    def guide(self, enterprise: Enterprise) -> SetupGuide:
        """Which form of party organisation applies, why, what to do next and what is missing."""
        return self._guiding.guide(enterprise)

    def profile(self, path: Path) -> Profile:
        """The enterprise profile in a TOML file. Raises: ProfileUnreadable, ProfileImpossible."""
        return read_profile(path)

    @property
    def visits(self) -> VisitRecords:
        """The enterprises that are kept, and what visits to them found."""
        return self._visits

    @property
    def papers(self) -> Papers:
        """Papers, their bank of items, and practice on them."""
        return self._papers

    @property
    def stock(self) -> Stock:
        """What is done with single documents: fill in, put back, decide, look through."""
        return self._stock

    @property
    def visit_batches(self) -> VisitBatches:
        """Packs for a whole sheet of enterprises."""
        return self._visit_batches

    def visit(self, profile: Profile, on: date | None = None, reword: bool = False) -> VisitPack:
        """What to take along to a visit on that day, or today, every clause of it cited.

        Raises: LibraryEmpty; ProfileImpossible for what lies after the visit.
        """
        return self._visiting.pack(profile, on, reword)

    def quiz(self, request: QuizRequest, reword: bool = False) -> QuizResult:
        """Items with their keys and evidence, and why there are fewer than were asked for.

        Raises: LibraryEmpty, DocumentUnknown, QuizImpossible.
        """
        return self._quizzes.make(request, reword)

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

    def check(self, repair: bool = False, on_progress: OnTask | None = None) -> CheckReport:
        """Compare registry, originals and indexes row by row, and repair what can be repaired."""
        return self._library.check(repair, on_progress)

    def export(
        self,
        target: Path,
        overwrite: bool = False,
        on_progress: OnTask | None = None,
        personal: bool = False,
    ) -> BackupReport:
        """Write all into one file; `personal`: with what was asked and books of wrong answers."""
        return self._library.export(target, overwrite, on_progress, personal)

    def restore(
        self,
        source: Path,
        mode: Restoring = Restoring.INTO_EMPTY,
        on_progress: OnTask | None = None,
    ) -> BackupReport:
        """Take over what `export` wrote; when that fails, the library is what it was."""
        return self._library.restore(source, mode, on_progress)

    def check_model(self) -> ModelReport:
        """Whether a language model is configured, where texts go then, and whether it answers."""
        return self._model_check()

    def documents(self) -> list[Document]:
        """All live documents, by authority and title."""
        return self._library.documents()

    def contents(self, document_id: str) -> ParsedDocument:
        """A live document with its stored text, outline and passages."""
        return self._library.contents(document_id)

    def references(
        self, document_id: str, start: int, end: int, on: date | None = None
    ) -> tuple[CrossReference, ...]:
        """What `start:end` of a text surely refers to on that day. Raises: DocumentUnknown."""
        return self._cross_references.within(document_id, start, end, on)

    def clause(
        self, document_id: str, words: str, on: date | None = None
    ) -> tuple[ReferencedClause, ...]:
        """The clauses that the words name: 第七条第二款. Raises: DocumentUnknown, ClauseUnknown."""
        return self._cross_references.clause(document_id, words, on)

    @property
    def retriever(self) -> Retriever:
        """The retriever, for programs that build their own chains (see `LangChainRetriever`)."""
        return self._retriever

    def close(self) -> None:
        """Release files and locks."""
        self._library.close()
        self._release()

    def __exit__(self, *failure: object) -> None:
        self.close()
