"""The one place that picks concrete classes."""

from __future__ import annotations

from assistant.answering.ask import Answering
from assistant.app import Assistant
from assistant.documents.reading import FileReader
from assistant.library.library import Library
from assistant.retrieval.assembly import build_retrieval
from assistant.settings import Settings


def build_assistant(settings: Settings | None = None) -> Assistant:
    """An assistant over the library in `settings.home`; creates the folder when it is missing."""
    settings = settings or Settings()
    raise SystemExit("filled in when the parts land")
