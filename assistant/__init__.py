"""党务助手: cited answers from party rules, laws and policy documents. This is the public door.

Nouns and errors come with the import; what works is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from assistant.answer_printing import answer_report
from assistant.answer_progress import AnswerProgress
from assistant.answer_range import Limit, LimitKind
from assistant.bank_records import bank_record, imported_record, statistics_record
from assistant.blind_spots import BlindSpot, wanted_document
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
    StatementWrong,
)
from assistant.eval_case import Evidence, cited_evidence, written_evidence
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
    WrongItem,
)
from assistant.journal_entries import (
    KIND_NAMES,
    LONGEST_NOTE,
    Asked,
    Channel,
    Conversation,
    DayFigures,
    Ending,
    Exchange,
    Feedback,
    Handling,
    LibrarySize,
    Verdict,
)
from assistant.journal_records import asked_record, blind_spot_record
from assistant.model_failure import ModelFailure
from assistant.model_records import model_record
from assistant.model_report import ModelReport
from assistant.open_texts import EndedSection, OpenText, Referring
from assistant.paper_records import papers_record
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
from assistant.particulars import LABELS, Particular
from assistant.plain_answer import answer_text
from assistant.profile import Problem, Profile
from assistant.profile_fields import (
    PROBLEMS,
    PROBLEMS_LABEL,
    PROFILE_FIELDS,
    FieldKind,
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
from assistant.quiz_records import quiz_record
from assistant.quiz_scoring import Answered, Mark, MultipleRule, PaperResult
from assistant.range_words import answer_scope, range_line, without_limit
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
    Paragraph,
    Remarks,
    Report,
    Signatures,
    Table,
    Tick,
)
from assistant.report_text import report_lines
from assistant.restated_rules import rule_status
from assistant.settings import Settings, load_settings
from assistant.setup_guide import Binding, SetupDoubt, SetupForm, SetupGap, SetupGuide, SetupPoint
from assistant.stock import (
    DAYS_KEPT,
    NONE_STATED,
    STATED_BY_CLERK,
    AlikePair,
    Incomplete,
    Likeness,
    RemovedDocument,
    Screened,
)
from assistant.stock_records import alike_record, incomplete_record, removed_record, screened_record
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
from assistant.workbook import Column, Sheet

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.bootstrap import (
        build_assistant,
        passage_search,
        reindex_library,
    )
    from assistant.single_checks import (
        check_corpus,
        decision_features,
        item_faults,
        known_starts,
        set_faults,
    )
    from assistant.support.attribution import attributed
    from assistant.support.cited import sentence_faults
else:
    _ELSEWHERE = {
        "attributed": "assistant.support.attribution",
        "sentence_faults": "assistant.support.cited",
    } | dict.fromkeys(
        ("check_corpus", "decision_features", "item_faults", "known_starts", "set_faults"),
        "assistant.single_checks",
    )

    def __getattr__(name: str) -> Any:
        """What works, as opposed to nouns: it loads the whole system, so only when asked for."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = _ELSEWHERE.get(name, "assistant.bootstrap")
        globals()[name] = found = getattr(import_module(home), name)
        return found


# fmt: off
__all__ = [
    "ADVICE", "AddInterrupted", "Aim", "AlikePair", "Answer", "AnswerDates", "AnswerItem",
    "AnswerProgress", "AnswerSection", "Answered", "AreaProgress", "Asked", "Assistant",
    "AssistantError", "BackupReport", "BankItem", "BatchRow", "Binding", "BlindSpot", "Blueprint",
    "BlueprintPart", "Bound", "CalendarEntry", "Change", "Channel", "CheckReport", "CheckState",
    "Checklist", "ChecklistDate", "Citation", "CitedClause", "CitedLimit", "Clause", "ClauseChange",
    "Column", "Comparison", "Conversation", "Coverage", "CoverageRow", "CrossReference",
    "DAYS_KEPT", "DayFigures", "Difficulty", "DigestFault", "DigestFinding", "DigestReport",
    "Document", "Dropped", "DueDate", "Edge", "Element", "EndedSection", "Ending", "Enterprise",
    "EnterpriseImpossible", "Evidence", "Exchange", "Fate", "Fault", "Feedback", "FieldKind",
    "FillIn", "Finding", "GAP", "Group", "Handling", "Heading", "Hit", "ImportedResults",
    "Incomplete", "IngestProgress", "IngestReport", "IngestRow", "IngestState", "InterviewPart",
    "Item", "ItemEdit", "ItemKind", "ItemState", "ItemStatistics", "KIND_NAMES", "KeptPaper",
    "KeptProfile", "Kind", "LABELS", "LONGEST_NOTE", "LONGEST_QUESTION", "Ledger", "Level",
    "LibrarySize", "Likeness", "Limit", "LimitKind", "ListCount", "MOST_EMPLOYEES", "MOST_ITEMS",
    "MOST_MONTHS", "MOST_UNITS", "Mark", "ModelFailure", "ModelInUse", "ModelReport", "ModelWork",
    "MultipleRule", "NONE_STATED", "NearDuplicates", "Note", "OpenText", "Option", "Organisation",
    "Outcome", "Ownership", "PROBLEMS", "PROBLEMS_LABEL", "PROFILE_FIELDS", "Paper", "PaperResult",
    "PaperSection", "PaperSet", "Paragraph", "ParsedDocument", "Particular", "Passage", "Piece",
    "Problem", "Profile", "ProfileField", "ProfileImpossible", "ProfileUnreadable", "QuizRequest",
    "QuizResult", "Quote", "RIGHT", "Reach", "ReferencedClause", "Referring", "Remark", "Remarks",
    "RemovedDocument", "Repeal", "Report", "Restoring", "RowFault", "RowProfile", "STATED_BY_CLERK",
    "Scope", "Screened", "SearchResult", "Section", "Settings", "SetupDoubt", "SetupForm",
    "SetupGap", "SetupGuide", "SetupPoint", "Sheet", "Side", "Signatures", "Site", "Source",
    "StartDate", "StatementWrong", "Status", "Step", "Table", "TaskProgress", "Tick", "TimeLimit",
    "Unit", "Verdict", "Visit", "VisitCheck", "VisitPack", "VisitStep", "VisitStrategy",
    "VisitTalk", "WRONG", "WatchRound", "WordingWork", "WrongItem", "alike_record", "answer_record",
    "answer_report", "answer_scope", "answer_text", "asked_record", "attributed", "backup_record",
    "bank_record", "batch_record", "blind_spot_record", "build_assistant", "check_corpus",
    "check_outcomes", "check_record", "checklist_record", "checklist_report", "cited_evidence",
    "clause_record", "comparison_record", "dates_record", "decision_features", "document_record",
    "guide_record", "imported_record", "incomplete_record", "index_entry", "ingest_record",
    "item_faults", "kept_record", "known_starts", "load_settings", "missing_particulars",
    "missing_words", "model_record", "packs_left_over", "papers_record", "passage_search",
    "points_words", "profile_of", "profile_template", "quiz_record", "range_line", "reach_of",
    "reference_record", "referring_record", "reindex_library", "removed_record", "report_lines",
    "rule_status", "same_meaning", "screened_record", "search_record", "sentence_faults",
    "sentence_spans", "set_faults", "spoken_locator", "spoken_reason", "statistics_record",
    "value_text", "visit_record", "visit_report", "wanted_document", "watch_record",
    "without_limit", "wording_notices", "written_evidence",
]
# fmt: on
