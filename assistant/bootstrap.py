"""The one place that picks concrete classes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from assistant.answering.ask import Answering
from assistant.answering.evidence import deepest_locator
from assistant.answering.extractive import ExtractiveComposer
from assistant.answering.generative import GenerativeComposer
from assistant.answering.line_wording import POINTS, STEMS, STEPS, line_writer
from assistant.answering.llm import LanguageModel
from assistant.answering.llm_endpoint import ModelBounds, model_endpoint
from assistant.answering.objections import Objections
from assistant.answering.orders import gives_orders
from assistant.answering.question_kind import question_kind
from assistant.answering.refusal import Judge
from assistant.answering.sentence_check import Support
from assistant.answering.understanding import Understanding
from assistant.app import Assistant
from assistant.chat import ModelInUse
from assistant.documents.admission import Admission
from assistant.documents.clause_mentions import clause_mentions
from assistant.documents.describing import described
from assistant.documents.loaders.registry import SUPPORTED
from assistant.documents.passages import PASSAGE_RULES
from assistant.documents.reading import FileReader
from assistant.documents.workers import Limits, WorkerReader
from assistant.export.csv_file import read_results_table
from assistant.export.excel_reading import read_rows
from assistant.export.excel_writing import save_workbook
from assistant.export.paper_writing import write_papers
from assistant.export.saving import save
from assistant.export.sheet_writing import save_sheets
from assistant.export.writing import write_report
from assistant.guidance.checklists import Checklists
from assistant.guidance.holiday_notice import FILE_NAME, read_notices
from assistant.guidance.setup_guiding import SetupGuiding
from assistant.guidance.setup_loading import shipped_rulebook
from assistant.guidance.visit_batches import VisitBatches
from assistant.guidance.visit_loading import shipped_visitbook
from assistant.guidance.visit_records import VisitRecords
from assistant.guidance.visiting import Visiting
from assistant.guidance.working_days import WorkingDays
from assistant.inspection import TaskProgress
from assistant.library.cross_references import CrossReferences
from assistant.library.journal import Journal
from assistant.library.library import Library
from assistant.library.quiz_store import QuizStore
from assistant.library.stock import Stock
from assistant.library.texts import Texts
from assistant.library.visit_backup import read_kept, write_kept
from assistant.library.visit_store import VisitStore
from assistant.model_report import ModelReport
from assistant.protocols import ChatModel
from assistant.quiz.bank import Bank
from assistant.quiz.evidence_standing import EvidenceStanding
from assistant.quiz.paper_making import Papers
from assistant.quiz.quizzes import Quizzes
from assistant.quiz.stem_wording import StemWording
from assistant.retrieval.aliases import rewordings, wordings
from assistant.retrieval.assembly import Retrieval, build_retrieval, choose_embedder
from assistant.retrieval.passage_search import PassageSearch
from assistant.retrieval.pinyin_input import from_pinyin
from assistant.retrieval.tokens import split_words, word_terms
from assistant.settings import Settings, load_settings
from assistant.support.attribution import attributed
from assistant.support.cited import sentence_faults


def build_assistant(
    settings: Settings | None = None,
    today: Callable[[], date] = date.today,
    model: ChatModel | None = None,
) -> Assistant:
    """An assistant over the library in `settings.home`; creates the folder when it is missing.

    `today` tells on which day a question is asked, and so what binds. `model`: a language model of
    the caller's own that writes answers, instead of the configured one.
    """
    settings = settings or load_settings()
    language_model = _language_model(settings)
    configured = language_model.in_use if language_model else None
    in_use = ModelInUse(model.name) if model else configured
    model = model or (language_model.model if language_model else None)
    retrieval = _retrieval(settings, settings.home)
    reader = _reader(settings)
    library = _library(settings, reader, retrieval, today)
    retriever = retrieval.retriever(library)
    composer = ExtractiveComposer(
        library, retrieval.model, wordings, word_terms, retrieval.scale.share
    )

    def release() -> None:
        reader.close()
        retriever.close()
        retrieval.close()

    def working_days() -> WorkingDays:
        return WorkingDays(read_notices(settings.home / FILE_NAME))

    writer = partial(line_writer, model, settings.llm_context_tokens)
    judge = Judge(library, foreign=retrieval.scale.foreign)
    support = Support(sentence_faults, attributed)
    answering = Answering(
        retriever,
        library,
        composer,
        judge,
        word_terms,
        wordings,
        from_pinyin,
        GenerativeComposer(model, library, support, settings.llm_context_tokens) if model else None,
        Understanding(model, word_terms) if model else None,
        today,
    )
    checklists = Checklists(
        retriever,
        library,
        Objections(library, judge, word_terms).reason,
        deepest_locator,
        word_terms,
        rewordings,
        retrieval.model,
        writer(STEPS),
    )
    guiding = SetupGuiding(library, deepest_locator, shipped_rulebook)
    visiting = Visiting(
        library, deepest_locator, shipped_visitbook, shipped_rulebook, today, writer(POINTS)
    )
    visits = VisitRecords(VisitStore(settings.home), save_workbook, write_kept, read_kept, today)
    quizzes = Quizzes(library, StemWording(writer(STEMS)))
    references = CrossReferences(library, clause_mentions)
    return Assistant(
        library,
        answering,
        checklists,
        guiding,
        visiting,
        quizzes,
        retriever,
        references,
        working_days,
        language_model.check if language_model else ModelReport,
        release,
        visits,
        VisitBatches(visits, visiting.pack, write_report, read_rows, save_workbook, today),
        _papers(settings.home, library, quizzes, today),
        Stock(library, SUPPORTED, settings.max_file_mb << 20, gives_orders, save_workbook, today),
        Journal(
            settings.home, library, settings.kept_days, question_kind, word_terms, save_workbook
        ),
        Texts(library, references, library.naming, today),
        in_use,
    )


def _papers(home: Path, library: Library, quizzes: Quizzes, today: Callable[[], date]) -> Papers:
    store = QuizStore(home)
    bank = Bank(
        store,
        store,
        store,
        lambda items: EvidenceStanding(library, deepest_locator, items),
        read_results_table,
        today,
    )
    write = (write_papers, save_sheets, save)
    return Papers(bank, quizzes.offered, store, store, *write, today, quizzes.stems)


def reindex_library(
    settings: Settings | None = None, on_progress: Callable[[TaskProgress], None] | None = None
) -> int:
    """Write all index rows anew with the model in force; how many passages there are.

    Raises: LibraryBusy, IndexMismatch, StorageFailed.
    """
    settings = settings or load_settings()
    reader = _reader(settings)
    with closing(reader), closing(_retrieval(settings, settings.home)) as retrieval:
        library = _library(settings, reader, retrieval, date.today, reindexing=True)
        with closing(library):
            return library.reindex(on_progress)


def passage_search(home: Path, settings: Settings | None = None) -> PassageSearch:
    """Retrieval alone over rows of (id, title, text), with its indexes under `home`."""
    return PassageSearch(_retrieval(settings or load_settings(), home))


def _reader(settings: Settings) -> WorkerReader:
    admission = Admission(settings.secret, settings.personal_data)
    return WorkerReader(
        partial(FileReader, settings.max_file_mb * 1024 * 1024, admission),
        Limits(settings.max_file_seconds, settings.max_file_memory_mb),
    )


def _library(
    settings: Settings,
    reader: WorkerReader,
    retrieval: Retrieval,
    today: Callable[[], date],
    reindexing: bool = False,
) -> Library:
    return Library(
        settings.home,
        reader,
        retrieval.indexes,
        {"model": retrieval.model_id, "passages": PASSAGE_RULES},
        retrieval.embedded,
        cache=retrieval.embedder,
        words=split_words,
        suffixes=SUPPORTED,
        today=today,
        reindexing=reindexing,
        describe=described,
    )


def _language_model(settings: Settings) -> LanguageModel | None:
    key = settings.llm_api_key
    endpoint = model_endpoint(
        settings.llm_kind,
        settings.llm_url,
        settings.llm_model,
        key.get_secret_value() if key else None,
        settings.llm_api_key_file,
        ModelBounds(
            settings.llm_first_token_seconds,
            settings.llm_timeout_seconds,
            settings.llm_context_tokens,
        ),
    )
    return LanguageModel(endpoint) if endpoint else None


def _retrieval(settings: Settings, home: Path) -> Retrieval:
    key = settings.embedding_api_key
    embedder = choose_embedder(
        settings.embedding_model,
        settings.embedding_url,
        key.get_secret_value() if key else None,
    )
    return build_retrieval(
        home,
        embedder,
        settings.reranker,
        settings.chroma_url,
        settings.chroma_collection,
    )
