"""What speaks against a sentence that has the words of the question: it does not answer it.

Each of these is true of how rules and digests are written, whatever is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.question import Ask

# A sentence that leans on the one before says nothing alone: 这个1%的文件是…
_LEANS = re.compile(r"^(?:这[个份笔些项条种两三几]|其中|上述|此外|前款|后者|前者)")
# What is not laid down is no way to do a thing; who asks for a number may well want to know it.
_UNSAID = re.compile(
    r"(?:条款|条例|条文|规定|细则|办法|讲话|[。，；：]|^)(?:对此|里)?(?:都)?"
    r"(?:未(?:作)?规定|未写|没有(?:单独|统一|另外|另)?(?:规定|写|给出|列出|写明))|未取得|未核实"
)
# The labelled lines of a guide, and the words of a question that ask for what is behind the label.
_LABELS = (
    (re.compile(r"^(?:谁办|谁来办|责任人|承办)："), re.compile(r"谁|由哪|哪个|哪一?级|找")),
    (re.compile(r"^(?:材料|所需材料)："), re.compile(r"材料|表|文书|资料|交什么|带什么|准备")),
    (
        re.compile(r"^(?:时限|期限)："),
        re.compile(r"久|几|多长|时限|期限|什么时候|何时|啥时|多少|时间|日期"),
    ),
    (re.compile(r"^(?:谁批|谁定|审批)："), re.compile(r"谁|批|同意|备案|报|哪一?级|定")),
)
_LEADS_IN = ("：", ":")  # a sentence that only announces others has no number to tell
# The wish of a speech and the advice of a digest yield to what a rule lays down.
_WISHED = re.compile(r"讲话(?:也|还)?(?:要求|提出|强调|指出|提到|说)")
# What holds for a special kind only; the question would have named it.
_SPECIAL = re.compile(
    r"(?P<kind>临时|联合|流动|转入|转出|出国|离退休|农村|农民|学生|毕业生|新任|停止党籍|功能型)[（境）的]*"
    r"(?:正式|预备)?(?:党员|党支部|支部|党组织|书记)"
)
# A case that the sentence begins with: 企业确实没有场地的，可以….
_CASE = re.compile(r"^(?P<case>[^，；：]{2,24}的)，")
_BESIDE_THE_WAY = ("错误", "误区", "差错", "走样", "材料清单", "一览", "请示上级")
_SEGMENT = re.compile(r"[，；：]")
_DOES_NOT_ANSWER, _HARDLY, _YIELDS = 0.15, 0.1, 0.05


def reservation(ask: Ask, asked: str, bare: str, terms: Sequence[str]) -> float:
    """How much is taken off the score of a sentence.

    `asked`: the question in all its wordings, `terms` its words; `bare`: the sentence without the
    source that it names.
    """
    taken = 0.0
    if _LEANS.search(bare):
        taken += _HARDLY
    if ask.wants_count and bare.endswith(_LEADS_IN):
        taken += _DOES_NOT_ANSWER
    if _WISHED.search(bare) and "讲话" not in asked:
        taken += _YIELDS
    if any(label.search(bare) and not wanted.search(asked) for label, wanted in _LABELS):
        taken += _DOES_NOT_ANSWER
    if ask.wants_steps and not ask.wants_quantity and _UNSAID.search(bare):
        taken += _HARDLY
    case = _CASE.match(bare)
    if ask.wants_steps and case and not any(len(t) > 1 and t in case["case"] for t in terms):
        taken += _YIELDS
    if any(f["kind"] not in asked for f in _SPECIAL.finditer(bare)):
        taken += _HARDLY
    if ask.wants_steps and any(_denies(term, asked, bare) for term in terms):
        taken += _DOES_NOT_ANSWER
    return taken


def stands_beside(title: str, asked: str) -> bool:
    """Whether the heading lists what stands beside a way: mistakes, papers, what to ask about."""
    return any(word in title and word not in asked for word in _BESIDE_THE_WAY)


def says_nothing(bare: str) -> bool:
    """Whether a labelled line only says that no clause says anything: 谁批：条款未写审批."""
    labelled = any(label.search(bare) for label, _ in _LABELS)
    return labelled and len(_SEGMENT.findall(bare)) == 1 and bool(_UNSAID.search(bare))


def _denies(term: str, asked: str, bare: str) -> bool:
    """Whether the sentence says that what is asked about is not done: 临时党支部一般不换届."""
    return len(term) > 1 and f"不{term}" in bare and f"不{term}" not in asked
