"""Why a document has its status, in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Document, Kind, Status
from assistant.status_reasons import status_reason

TODAY = date(2026, 11, 1)
NEWER = Document("d2", "果园办法", Kind.POLICY, "0" * 64, published=date(2025, 3, 1))


def document(status: Status, **values: object) -> Document:
    return Document("d1", "果园办法", Kind.POLICY, "0" * 64, status=status, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "by", "said"),
    [
        (document(Status.IN_FORCE, effective=date(2020, 1, 1)), None, "自2020年1月1日起施行；"),
        (
            document(Status.IN_FORCE, effective=date(2008, 1, 1), amended=date(2018, 12, 29)),
            None,
            "自2008年1月1日起施行，最近一次修改在2018年12月29日；",
        ),
        (document(Status.TRIAL), None, "文件标明试行。"),
        (document(Status.NOT_YET, effective=date(2027, 1, 1)), None, "自2027年1月1日起施行，现在"),
        (document(Status.NOT_YET), None, "入库时注明尚未施行。"),
        (document(Status.REVISED), NEWER, "已由《果园办法》（2025年3月1日）修订，请用新版本。"),
        (document(Status.REPEALED), NEWER, "已由《果园办法》（2025年3月1日）废止"),
        (document(Status.REPEALED, replaced_by="《新办法》"), None, "已由《新办法》废止"),
        (document(Status.REVISED), None, "资料库里没有接替它的文件"),
        (document(Status.REPEALED, expires=date(2025, 6, 30)), None, "有效期到2025年6月30日为止"),
        (document(Status.UNKNOWN), None, "引用前请向发文机关核实"),
    ],
)
def test_the_reason_names_what_is_known(one: Document, by: Document | None, said: str) -> None:
    assert said in status_reason(one, by, TODAY)


def test_a_speech_is_not_said_to_lack_a_term() -> None:
    speech = Document("d3", "讲话", Kind.SPEECH, "0" * 64)
    assert "没有施行、废止之说" in status_reason(speech, None, TODAY)
