"""党务助手: cited answers from party rules, laws and policy documents. This is the public door.

Nouns and errors come with the import; what works is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from assistant.answer_progress import AnswerProgress
from assistant.bank_records import bank_record, imported_record, result_record, statistics_record
from assistant.calendar_entries import CalendarEntry
from assistant.chat import Dropped, ModelInUse, ModelWork
from assistant.checklist import ADVICE, Checklist, ListCount, Note, Remark, Step
from assistant.checklist_dates import ChecklistDate
from assistant.checklist_printing import checklist_report
from assistant.citation_labels import spoken_locator
from assistant.comparison import Change, Clause, ClauseChange, Comparison, Fate, Piece
from assistant.completeness import missing_particulars, missing_words
from assistant.cross_references import CrossReference, ReferencedClause
from assistant.date_records import dates_record
from assistant.digests import DigestFault, DigestFinding, DigestReport
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
    Quote,
    Scope,
    SearchResult,
    Section,
    Source,
    Status,
)
from assistant.endings import Repeal
from assistant.enterprise import (
    MOST_EMPLOYEES,
    MOST_MONTHS,
    MOST_UNITS,
    Enterprise,
    Group,
    Organisation,
    Site,
)
from assistant.errors import (
    AssistantError,
    EnterpriseImpossible,
    ProfileImpossible,
    ProfileUnreadable,
)
from assistant.faults import Fault as SentenceFault
from assistant.index_text import index_entry
from assistant.ingestion import (
    AddInterrupted,
    IngestProgress,
    IngestReport,
    IngestRow,
    IngestState,
    NearDuplicates,
    WatchRound,
)
from assistant.inspection import BackupReport, CheckReport, Fault, Finding, Restoring, TaskProgress
from assistant.item_bank import (
    BankItem,
    ImportedResults,
    ItemEdit,
    ItemState,
    ItemStatistics,
    KeptPaper,
    KeptQuestion,
    WrongItem,
)
from assistant.model_failure import ModelFailure
from assistant.model_records import model_record
from assistant.model_report import ModelReport
from assistant.paper_records import coverage_record, paper_record, papers_record
from assistant.papers import (
    Blueprint,
    BlueprintPart,
    Coverage,
    CoverageRow,
    Paper,
    PaperSection,
    PaperSet,
    points_words,
)
from assistant.particulars import Particular
from assistant.profile import Problem, Profile
from assistant.profile_fields import (
    PROBLEM_LABELS,
    PROBLEMS,
    PROBLEMS_LABEL,
    PROFILE_FIELDS,
    FieldKind,
    LegalForm,
    Origin,
    Ownership,
    ProfileField,
    value_text,
)
from assistant.profile_toml import profile_template
from assistant.profile_values import profile_of
from assistant.quiz_items import (
    GAP,
    MOST_ITEMS,
    RIGHT,
    WRONG,
    Aim,
    Difficulty,
    Item,
    ItemKind,
    Option,
    QuizRequest,
    QuizResult,
)
from assistant.quiz_meaning import same_meaning
from assistant.quiz_records import item_record, quiz_record
from assistant.quiz_scoring import Answered, Mark, MultipleRule, PaperResult
from assistant.reach import Reach, reach_of
from assistant.reasons import spoken_reason
from assistant.records import (
    answer_record,
    backup_record,
    check_record,
    checklist_record,
    comparison_record,
    document_record,
    guide_record,
    ingest_record,
    search_record,
    watch_record,
)
from assistant.reference_records import clause_record, reference_record, referring_record
from assistant.report import (
    Element,
    FillIn,
    Heading,
    PageBreak,
    Paragraph,
    Remarks,
    Report,
    Signatures,
    SourceLine,
    Table,
    Tick,
)
from assistant.report_text import report_lines
from assistant.settings import Settings, load_settings
from assistant.setup_guide import (
    Binding,
    SetupDoubt,
    SetupForm,
    SetupGap,
    SetupGuide,
    SetupPoint,
)
from assistant.text import sentence_spans
from assistant.time_limits import (
    AnswerDates,
    Bound,
    CitedClause,
    CitedLimit,
    DueDate,
    Edge,
    Side,
    StartDate,
    TimeLimit,
    Unit,
)
from assistant.visit_batch import BatchRow, packs_left_over
from assistant.visit_pack import (
    CheckState,
    InterviewPart,
    Ledger,
    VisitCheck,
    VisitPack,
    VisitStep,
    VisitStrategy,
    VisitTalk,
)
from assistant.visit_pack_records import visit_record
from assistant.visit_printing import visit_report
from assistant.visit_records import batch_record, kept_record
from assistant.visits import (
    AreaProgress,
    KeptProfile,
    Outcome,
    RowFault,
    RowProfile,
    Visit,
    check_outcomes,
)
from assistant.wording_work import WordingWork, wording_notices

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.bootstrap import (
        build_assistant,
        check_corpus,
        decision_features,
        item_faults,
        known_starts,
        passage_search,
        reindex_library,
        set_faults,
    )
    from assistant.support.attribution import attributed
    from assistant.support.cited import sentence_faults
else:
    _ELSEWHERE = {
        "attributed": "assistant.support.attribution",
        "sentence_faults": "assistant.support.cited",
    }

    def __getattr__(name: str) -> Any:
        """What works, as opposed to nouns: it loads the whole system, so only when asked for."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = _ELSEWHERE.get(name, "assistant.bootstrap")
        globals()[name] = found = getattr(import_module(home), name)
        return found


# fmt: off
__all__ = [
    "ADVICE", "AddInterrupted", "Aim", "Answer", "AnswerDates", "AnswerItem", "AnswerProgress",
    "AnswerSection", "Answered", "AreaProgress", "Assistant", "AssistantError", "BackupReport",
    "BankItem", "BatchRow", "Binding", "Blueprint", "BlueprintPart", "Bound", "CalendarEntry",
    "Change", "CheckReport", "CheckState", "Checklist", "ChecklistDate", "Citation", "CitedClause",
    "CitedLimit", "Clause", "ClauseChange", "Comparison", "Coverage", "CoverageRow",
    "CrossReference", "Difficulty", "DigestFault", "DigestFinding", "DigestReport", "Document",
    "Dropped", "DueDate", "Edge", "Element", "Enterprise", "EnterpriseImpossible", "Fate", "Fault",
    "FieldKind", "FillIn", "Finding", "GAP", "Group", "Heading", "Hit", "ImportedResults",
    "IngestProgress", "IngestReport", "IngestRow", "IngestState", "InterviewPart", "Item",
    "ItemEdit", "ItemKind", "ItemState", "ItemStatistics", "KeptPaper", "KeptProfile",
    "KeptQuestion", "Kind", "LONGEST_QUESTION", "Ledger", "LegalForm", "Level", "ListCount",
    "MOST_EMPLOYEES", "MOST_ITEMS", "MOST_MONTHS", "MOST_UNITS", "Mark", "ModelFailure",
    "ModelInUse", "ModelReport", "ModelWork", "MultipleRule", "NearDuplicates", "Note", "Option",
    "Organisation", "Origin", "Outcome", "Ownership", "PROBLEMS", "PROBLEMS_LABEL",
    "PROBLEM_LABELS", "PROFILE_FIELDS", "PageBreak", "Paper", "PaperResult", "PaperSection",
    "PaperSet", "Paragraph", "ParsedDocument", "Particular", "Passage", "Piece", "Problem",
    "Profile", "ProfileField", "ProfileImpossible", "ProfileUnreadable", "QuizRequest",
    "QuizResult", "Quote", "RIGHT", "Reach", "ReferencedClause", "Remark", "Remarks", "Repeal",
    "Report", "Restoring", "RowFault", "RowProfile", "Scope", "SearchResult", "Section",
    "SentenceFault", "Settings", "SetupDoubt", "SetupForm", "SetupGap", "SetupGuide", "SetupPoint",
    "Side", "Signatures", "Site", "Source", "SourceLine", "StartDate", "Status", "Step", "Table",
    "TaskProgress", "Tick", "TimeLimit", "Unit", "Visit", "VisitCheck", "VisitPack", "VisitStep",
    "VisitStrategy", "VisitTalk", "WRONG", "WatchRound", "WordingWork", "WrongItem",
    "answer_record", "attributed", "backup_record", "bank_record", "batch_record",
    "build_assistant", "check_corpus", "check_outcomes", "check_record", "checklist_record",
    "checklist_report", "clause_record", "comparison_record", "coverage_record", "dates_record",
    "decision_features", "document_record", "guide_record", "imported_record", "index_entry",
    "ingest_record", "item_faults", "item_record", "kept_record", "known_starts", "load_settings",
    "missing_particulars", "missing_words", "model_record", "packs_left_over", "paper_record",
    "papers_record", "passage_search", "points_words", "profile_of", "profile_template",
    "quiz_record", "reach_of", "reference_record", "referring_record", "reindex_library",
    "report_lines", "result_record", "same_meaning", "search_record", "sentence_faults",
    "sentence_spans", "set_faults", "spoken_locator", "spoken_reason", "statistics_record",
    "value_text", "visit_record", "visit_report", "watch_record", "wording_notices",
]
# fmt: on
