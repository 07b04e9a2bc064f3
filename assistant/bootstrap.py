"""The one place that picks concrete classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from assistant.answering.ask import Answering
from assistant.answering.evidence import deepest_locator
from assistant.answering.extractive import ExtractiveComposer
from assistant.answering.objections import Objections
from assistant.answering.refusal import Judge
from assistant.app import Assistant
from assistant.digests import DigestReport
from assistant.documents.admission import Admission
from assistant.documents.digest_check import check_digests
from assistant.documents.loaders.registry import SUPPORTED
from assistant.documents.passages import PASSAGE_RULES
from assistant.documents.reading import FileReader
from assistant.documents.workers import Limits, WorkerReader
from assistant.guidance import start_names
from assistant.guidance.checklists import Checklists
from assistant.guidance.holiday_notice import FILE_NAME, read_notices
from assistant.guidance.setup_guiding import SetupGuiding
from assistant.guidance.setup_loading import shipped_rulebook
from assistant.guidance.working_days import WorkingDays
from assistant.inspection import TaskProgress
from assistant.library.library import Library
from assistant.retrieval.aliases import rewordings, wordings
from assistant.retrieval.assembly import (
    Retrieval,
    build_retrieval,
    choose_embedder,
)
from assistant.retrieval.passage_search import PassageSearch
from assistant.retrieval.pinyin_input import from_pinyin
from assistant.retrieval.tokens import split_words, word_terms
from assistant.settings import Settings, load_settings


def build_assistant(
    settings: Settings | None = None, today: Callable[[], date] = date.today
) -> Assistant:
    """An assistant over the library in `settings.home`; creates the folder when it is missing.

    `today` tells on which day a question is asked, and so what binds.
    """
    settings = settings or load_settings()
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

    judge = Judge(library, foreign=retrieval.scale.foreign)
    answering = Answering(retriever, library, composer, judge, word_terms, wordings, from_pinyin)
    checklists = Checklists(
        retriever,
        library,
        Objections(library, judge, word_terms).reason,
        deepest_locator,
        word_terms,
        rewordings,
        retrieval.model,
    )
    guiding = SetupGuiding(library, deepest_locator, shipped_rulebook)
    return Assistant(library, answering, checklists, guiding, retriever, working_days, release)


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


def check_corpus(folder: Path, texts: Sequence[Path] = ()) -> DigestReport:
    """Holds the digests below a folder to their sources; `texts`: folders of official texts.

    Raises: FileMissing.
    """
    return check_digests(folder, texts)


def known_starts() -> list[tuple[str, str]]:
    """The names of the days that time limits run from, each with its meaning."""
    return start_names.known_starts()


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
    )


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
