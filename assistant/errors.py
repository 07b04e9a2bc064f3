"""Every error a user can meet.

AssistantError
├── ConfigurationError        a setting is missing or wrong
├── DocumentError             one file could not be read; a row of the ingest report
│   ├── FileMissing           the path does not exist
│   ├── FileUnreadable        no permission, or the device failed
│   ├── FormatUnsupported     no loader for this kind of file
│   ├── FileEmpty             nothing in it
│   ├── FileTooLarge          above the size limit
│   ├── FileBroken            the content is not what the format asks for
│   ├── FileProtected         needs a password
│   ├── FileSecret            marked 绝密, 机密 or 秘密
│   ├── PersonalData          holds personal data, and the settings refuse it
│   ├── StatementWrong        what a clerk fills in about a document cannot be
│   ├── SheetWrong            its registration sheet (登记单) cannot be used
│   ├── ReadingStopped        took too long or too much memory, or brought the reader down
│   └── NoTextLayer           pictures only
├── LibraryError              the library as a whole
│   ├── LibraryEmpty          nothing has been added yet
│   ├── LibraryBusy           another process is writing
│   ├── StorageFailed         disk full, read-only, or damaged
│   ├── DocumentUnknown       no document with this id
│   ├── ProfileUnknown        no enterprise of this name is kept
│   ├── AskedUnknown          no question of this id in the journal, or several
│   ├── ClauseUnknown         the document has no such clause
│   ├── BackupBroken          a backup file is damaged, or none at all
│   └── IndexMismatch         built with another model or other passage rules
├── JournalOff                the journal is switched off
├── FeedbackImpossible        a feedback on what was not asked here, or too long
├── EvidenceUnreadable        evidence for an evaluation case names no clause that is held
├── StartUnreadable           a start for dates has an unknown name or is no date
├── SheetUnreadable           an Excel sheet cannot be read
├── BlueprintUnreadable       a plan for a paper is no TOML, or asks for what cannot be
├── ItemUnknown               no item of this id in the bank, or several
├── ItemFaulty                what an item was changed to cannot be
├── PracticeOver              an answer after time, or to a question that there is not
├── ExportFailed              a file for other programs could not be written
├── EnterpriseImpossible      what is told about an enterprise cannot be
├── ProfileImpossible         what a profile says of an enterprise cannot be
│   └── ProfileUnreadable     missing, no TOML, an unknown field, or a value of no use
├── QuizImpossible            no items can be made as they are asked for
├── GuidanceBroken            the shipped rules of the setup guide are faulty
└── EndpointError             a configured server did not answer as agreed
    └── ModelFailed           the language model: refused, too slow, broke off or not reachable

Messages are shown to users as they are: Chinese, naming the thing and the next step.
"""

from __future__ import annotations

from assistant.model_failure import ModelFailure


class AssistantError(Exception):
    """Base of all errors that front ends show to users."""


class ConfigurationError(AssistantError):
    """A setting is missing or wrong."""


class DocumentError(AssistantError):
    """One file could not be read."""


class FileMissing(DocumentError):
    """The path does not exist."""


class FileUnreadable(DocumentError):
    """The file exists but cannot be opened."""


class FormatUnsupported(DocumentError):
    """No loader reads this kind of file."""


class FileEmpty(DocumentError):
    """The file holds no text at all."""


class FileTooLarge(DocumentError):
    """The file is above the size limit."""


class FileBroken(DocumentError):
    """The content is not what the format asks for."""


class FileProtected(DocumentError):
    """The file needs a password."""


class ReadingStopped(DocumentError):
    """Reading took too long or too much memory, or brought its process down."""


class FileSecret(DocumentError):
    """The file is marked 绝密, 机密 or 秘密."""


class PersonalData(DocumentError):
    """The file holds personal data, and the settings refuse such files."""


class SheetWrong(DocumentError):
    """The registration sheet (登记单) of the file is broken or says what cannot be."""


class StatementWrong(DocumentError):
    """What a clerk fills in about a document cannot be.

    `fact`: the field of Document that it is about, so that a form can say it beside the field.
    """

    def __init__(self, message: str, fact: str = "") -> None:
        super().__init__(message)
        self.fact = fact


class NoTextLayer(DocumentError):
    """The pages hold pictures only."""


class LibraryError(AssistantError):
    """The library as a whole cannot do what was asked."""


class LibraryEmpty(LibraryError):
    """Nothing has been added yet."""


class LibraryBusy(LibraryError):
    """Another process is writing to the library."""


class StorageFailed(LibraryError):
    """The disk is full or read-only, or a file of the library is damaged."""


class DocumentUnknown(LibraryError):
    """No document has this id."""


class ProfileUnknown(LibraryError):
    """No enterprise of this name is kept, or several are."""


class AskedUnknown(LibraryError):
    """The journal has no question of this id, or several begin so."""


class ClauseUnknown(LibraryError):
    """The document has no clause of that number."""


class BackupBroken(LibraryError):
    """A backup file is damaged, or is not one."""


class IndexMismatch(LibraryError):
    """The index was built with another model or other passage rules."""


class JournalOff(AssistantError):
    """The journal is switched off, so there is nothing to say this of."""


class FeedbackImpossible(AssistantError):
    """A feedback on what was asked elsewhere or had no answer, or with too long a note."""


class EvidenceUnreadable(AssistantError):
    """Evidence of an evaluation case is missing, not understood, or of no document held."""


class StartUnreadable(AssistantError):
    """A start for dates has an unknown name, or what stands behind it is no date."""


class SheetUnreadable(AssistantError):
    """A sheet to read: no such file, damaged, or without the columns that are wanted."""


class BlueprintUnreadable(AssistantError):
    """A plan for a paper: no such file, no TOML, an unknown word or a number of no use."""


class ItemUnknown(AssistantError):
    """The bank has no item, or no paper, of this id, or several begin so."""


class ItemFaulty(AssistantError):
    """What an item was changed to is no item: no key, options alike, a key without evidence."""


class PracticeOver(AssistantError):
    """An answer came after time or after the paper was handed in, or has no question."""


class ExportFailed(AssistantError):
    """A file for other programs could not be written."""


class EnterpriseImpossible(AssistantError):
    """What is told about an enterprise cannot be, such as more members than employees.

    `fact`: the field of Enterprise to look at again, so that a form can say it beside the field;
    empty where none is meant.
    """

    def __init__(self, message: str, fact: str = "") -> None:
        super().__init__(message)
        self.fact = fact


class ProfileImpossible(AssistantError):
    """What a profile says of an enterprise cannot be, such as a term that ends before it began.

    `fact`: the field of Profile to look at again, so that a form can say it beside the field;
    empty where none is meant.
    """

    def __init__(self, message: str, fact: str = "") -> None:
        super().__init__(message)
        self.fact = fact


class ProfileUnreadable(ProfileImpossible):
    """A profile cannot be read: no such file, no TOML, an unknown field or a value of no use."""


class GuidanceBroken(AssistantError):
    """The rules of the setup guide are faulty; the message names the entry."""


class EndpointError(AssistantError):
    """A configured server did not answer as agreed."""


class ModelFailed(EndpointError):
    """The language model refused, was too slow, broke off or could not be reached.

    `failure` tells which; `wait_s`: how long the server asked to wait before another try.
    """

    def __init__(
        self,
        message: str,
        failure: ModelFailure = ModelFailure.OTHER,
        wait_s: float | None = None,
    ) -> None:
        super().__init__(message)
        self.failure = failure
        self.wait_s = wait_s


class QuizImpossible(AssistantError):
    """No items can be made as they are asked for."""
