"""党务助手: cited answers from party rules, laws and policy documents. This is the public door."""

from assistant.app import Assistant
from assistant.bootstrap import build_assistant, passage_search
from assistant.citations import spoken_locator
from assistant.domain import (
    LONGEST_QUESTION,
    Answer,
    AnswerItem,
    AnswerSection,
    Citation,
    Document,
    Hit,
    Kind,
    Level,
    ParsedDocument,
    Passage,
    Scope,
    SearchResult,
    Section,
    Source,
    Status,
)
from assistant.errors import AssistantError
from assistant.ingestion import IngestProgress, IngestReport, IngestRow, IngestState
from assistant.reasons import spoken_reason
from assistant.records import answer_record, document_record, ingest_record, search_record
from assistant.settings import Settings, load_settings

__all__ = [
    "Answer",
    "AnswerItem",
    "AnswerSection",
    "Assistant",
    "AssistantError",
    "Citation",
    "Document",
    "Hit",
    "IngestProgress",
    "IngestReport",
    "IngestRow",
    "IngestState",
    "Kind",
    "LONGEST_QUESTION",
    "Level",
    "ParsedDocument",
    "Passage",
    "Scope",
    "SearchResult",
    "Section",
    "Settings",
    "Source",
    "Status",
    "answer_record",
    "build_assistant",
    "document_record",
    "ingest_record",
    "load_settings",
    "passage_search",
    "search_record",
    "spoken_locator",
    "spoken_reason",
]
