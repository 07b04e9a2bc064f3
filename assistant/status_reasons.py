"""Why a document has its status, in a sentence for the reader. Pure."""

from __future__ import annotations

from datetime import date

from assistant.domain import Document, Kind, Status

_NO_RULES = (Kind.SPEECH, Kind.NEWS, Kind.DIGEST)
_ASK = "引用前请向发文机关核实。"


def status_reason(document: Document, successor: Document | None, today: date) -> str:
    """Why the status that it has on that day is what it is. `successor`: what ended it, if held."""
    match document.status:
        case Status.IN_FORCE:
            return _since(document) + "资料库里没有修订或废止它的文件。"
        case Status.TRIAL:
            return f"文件标明试行。{_since(document)}资料库里没有修订或废止它的文件。"
        case Status.NOT_YET:
            if document.effective:
                return f"自{_day(document.effective)}起施行，现在还没有生效。"
            return "入库时注明尚未施行。"
        case Status.REVISED:
            return _ended(document, successor, "修订", "请用新版本。")
        case Status.REPEALED:
            if document.expires and document.expires < today:
                return f"有效期到{_day(document.expires)}为止，已经届满。"
            return _ended(document, successor, "废止", "不能再作依据。")
    if document.kind in _NO_RULES:
        return "讲话、解读一类的文字没有施行、废止之说；作依据前请核对它所讲的文件。"
    return f"没有写明何时施行、是否有效，资料库里也没有别的文件能说明；{_ASK}"


def _ended(document: Document, successor: Document | None, how: str, what_now: str) -> str:
    if successor is not None:
        since = f"（{_day(successor.date)}）" if successor.date else ""
        return f"已由《{successor.title}》{since}{how}，{what_now}"
    if document.replaced_by:
        return f"入库时注明已由《{document.replaced_by.strip('《》')}》{how}，{what_now}"
    return f"入库时注明已{how}，资料库里没有接替它的文件；{what_now}"


def _since(document: Document) -> str:
    """An amended law keeps the day on which its first version took effect."""
    begun, changed = document.effective, document.amended
    told = [f"自{_day(begun)}起施行"] if begun else []
    if changed and (begun is None or changed > begun):
        told.append(f"最近一次修改在{_day(changed)}")
    return "，".join(told) + "；" if told else ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
