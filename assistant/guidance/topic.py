"""What a checklist is asked for, and whether a heading or a clause is about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.text import squeeze

# Verbs that texts use for one and the same act. A line belongs here when any clerk would say so.
_SAME_ACT: tuple[tuple[str, ...], ...] = (
    ("成立", "设立", "建立", "组建", "设置", "建工会", "建支部", "联合建"),
    ("转移", "转接", "接转", "转入", "转出", "转到", "怎么转", "要转"),
    ("收缴", "交纳", "收取", "缴纳"),
    ("管理", "怎么管"),
    ("处置", "处理", "限期改正", "除名"),
    ("换届", "任期届满", "改选", "每届任期"),
    ("补选", "增补", "补缺", "空缺", "缺人", "缺额"),
    ("转正", "转为正式党员"),
    ("召开", "怎么开"),
    ("税前扣除", "税前列支", "准予扣除", "申报"),
)
# Names of one and the same thing, of which texts use the shorter where it is clear what is meant.
_SAME_THING: tuple[tuple[str, ...], ...] = (("支部委员", "支委", "委员"), ("支部委员会", "支委会"))
# A body is asked for by its name when the question is how it comes about.
_KIND_OF_BODY = re.compile(
    r"^(?:联合|流动党员|流动|非公|民营|企业|园区|商圈|楼宇|项目|功能型|基层){0,3}"
    r"(?P<body>党支部|党总支|党小组|党委|工会)$"
)
# 党支部 is not what a sentence about its committee, its secretary or its meeting is about.
_OF_THE_BODY = r"(?!委员|书记|党员大会|工作|建设|班子|会议)"
_CLAUSE = re.compile(r"[，。；：！？\n]")


class Topic:
    """The topic of a checklist with its words and the other wordings of it."""

    def __init__(
        self,
        text: str,
        terms: Callable[[str], list[str]],
        rewordings: Callable[[str], list[str]],
    ) -> None:
        """`terms` reads the words of a text; `rewordings` puts it in the words of the rules too."""
        self.text = text
        wanted = rewordings(text)
        body = _KIND_OF_BODY.match(text)
        acted = any(act in text for group in _SAME_ACT for act in group)
        # How a body comes about, where the topic is its bare name: 联合党支部 → 成立党支部.
        self.founding = f"成立{body['body']}" if body and not acted else ""
        wanted += [self.founding] if self.founding else []
        founding = any(act in one for act in _SAME_ACT[0] for one in wanted)
        self._wordings = [
            [(len(term), _pattern(term, founding)) for term in _longest(terms(wording))]
            for wording in wanted
        ]
        self._acts = [
            word for group in _SAME_ACT if any(w in text for w in group) for word in group
        ]

    def names(self, title: str) -> bool:
        """Whether the title holds every term of some wording, or a word for the same act."""
        return self._in(squeeze(title))

    def named_in(self, text: str) -> bool:
        """Whether one clause of the text does."""
        return any(self._in(squeeze(clause)) for clause in _CLAUSE.split(text))

    def share_in(self, text: str) -> float:
        """How much of the topic stands in the text, from 0 to 1, by the length of its terms."""
        plain = squeeze(text)
        shares = [
            sum(size for size, pattern in patterns if pattern.search(plain))
            / max(1, sum(size for size, _ in patterns))
            for patterns in self._wordings
        ]
        return max(shares, default=0.0)

    def acts(self, title: str) -> bool:
        """Whether the title names the act alone: enough beneath a title that names the rest."""
        return any(word in title for word in self._acts)

    def _in(self, plain: str) -> bool:
        return any(
            bool(patterns) and all(pattern.search(plain) for _, pattern in patterns)
            for patterns in self._wordings
        )


def _longest(terms: Sequence[str]) -> list[str]:
    """The terms that are no part of another one."""
    return [one for one in terms if not any(one != other and one in other for other in terms)]


def _pattern(term: str, founding: bool) -> re.Pattern[str]:
    same = next((group for group in (*_SAME_ACT, *_SAME_THING) if term in group), (term,))
    after = _OF_THE_BODY if founding and term.endswith(("支部", "党委", "工会")) else ""
    return re.compile("|".join(re.escape(squeeze(word)) + after for word in same))
