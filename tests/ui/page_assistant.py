"""A small stand-in for the assistant: fixed answers built from domain nouns, no library."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant import (
    Answer,
    AnswerItem,
    AnswerProgress,
    AnswerSection,
    AssistantError,
    Binding,
    Checklist,
    ChecklistDate,
    CrossReference,
    Document,
    Enterprise,
    Hit,
    ModelInUse,
    ModelReport,
    ParsedDocument,
    Profile,
    Report,
    Scope,
    SearchResult,
    SetupDoubt,
    SetupForm,
    SetupGap,
    SetupGuide,
    SetupPoint,
    Step,
    VisitPack,
)
from assistant.export.writing import write_report
from assistant.library.journal import Journal
from tests.ui.page_documents import DIGEST, EVIL, HOSTILE, RULE, cite
from tests.ui.page_journal import page_journal
from tests.ui.page_papers import PagePapers
from tests.ui.page_stock import PageStock
from tests.ui.page_texts import PageTexts
from tests.ui.page_visits import PageVisits, visit_pack

JOINT = "我们公司只有两名党员，能不能和别的企业联合建支部？"


def joint_answer(question: str, query: str) -> Answer:
    """An answer of four sections over a rule and a digest."""
    one = cite(
        RULE,
        "正式党员不足三人的单位，可以按照地域相邻、规模适当的原则，与其他单位联合成立支部。",
        1,
    )
    two = cite(RULE, "联合支部覆盖的单位一般不超过五个。", 2)
    three = cite(DIGEST, "先与相邻企业的党员商量，再共同向上级党委提出书面申请。", 3)
    four = cite(DIGEST, "上级党委批复后一个月内开党员大会选举支部委员会。", 4)
    return Answer(
        question=question,
        query_used=query,
        refused=False,
        reason="",
        composer="extractive",
        sections=(
            AnswerSection(
                "结论",
                (AnswerItem("可以。正式党员不足三人的单位，可以与其他单位联合成立支部。", (1,)),),
            ),
            AnswerSection("依据", (AnswerItem(one.quote, (1,)), AnswerItem(two.quote, (2,)))),
            AnswerSection("怎么做", (AnswerItem(three.quote, (3,)), AnswerItem(four.quote, (4,)))),
            AnswerSection("注意", (AnswerItem(two.quote, (2,)),)),
        ),
        citations=(one, two, three, four),
    )


def hostile_answer(question: str) -> Answer:
    """An answer whose sentence and source try to be markup."""
    only = cite(EVIL, f"正文{HOSTILE}结束。", 1)
    return Answer(
        question=question,
        query_used=HOSTILE,
        refused=False,
        reason="",
        composer="extractive",
        sections=(AnswerSection("结论", (AnswerItem(only.quote, (1,)),)),),
        citations=(only,),
    )


def refusal(question: str) -> Answer:
    """A refusal with two leads."""
    leads = tuple(Hit(parsed.passages[1], parsed.document, 0.3) for parsed in (DIGEST, EVIL))
    return Answer(
        question=question,
        query_used=question,
        refused=True,
        composer="extractive",
        reason="资料库里没有一句原文能够回答这个问题。",
        leads=leads,
    )


def setup_guide(enterprise: Enterprise) -> SetupGuide:
    """A result with every part, over a rule, a digest and a document that tries to be markup."""
    one = cite(RULE, "正式党员三人以上的单位，应当成立支部。", 1)
    two = cite(DIGEST, "先与相邻企业的党员商量，再共同向上级党委提出书面申请。", 2)
    three = cite(EVIL, f"正文{HOSTILE}结束。", 3)
    rule = SetupPoint("正式党员三人以上的单位，应当成立支部", (1,), "《示例条例》第四条")
    evil = SetupPoint(f"照抄{HOSTILE}", (3,), f"《附件{HOSTILE}》")
    own = SetupForm(
        "党支部", Binding.MUST, "成立党支部", "党内法规", None, ("正式党员4名",), (rule,)
    )
    there = SetupForm(
        "党总支", Binding.MAY, "设党总支", "地方参考", "某省", ("正式党员4名",), (rule,)
    )
    return SetupGuide(
        enterprise=enterprise,
        forms=(own,),
        notes=(evil,),
        references=(there,),
        next_steps=(SetupPoint("先商量", (2,), "要点第一点"), SetupPoint("再申请", (2,), "要点")),
        missing=(SetupGap("mobile", "有没有流动党员？"),),
        doubts=(SetupDoubt("工会条件", "资料库里没有工会法。"),),
        ask=("名额由上级党委核定。",),
        citations=(one, two, three),
    )


@dataclass
class PageAssistant:
    """Answers by what the question holds; remembers what it was asked."""

    held: tuple[ParsedDocument, ...] = (RULE, DIGEST, EVIL)
    asked: list[tuple[str, list[str]]] = field(default_factory=list)
    guided: list[Enterprise] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    reworded: list[bool] = field(default_factory=list)
    model: ModelInUse | None = None
    papers: PagePapers = field(default_factory=PagePapers)
    stock: PageStock = field(default_factory=PageStock)
    visits: PageVisits = field(default_factory=PageVisits)
    journal: Journal = field(default_factory=page_journal)

    @property
    def texts(self) -> PageTexts:
        return PageTexts(self.contents)

    def search(self, question: str, k: int = 5, scope: Scope = Scope()) -> SearchResult:
        if "意外" in question:
            raise ValueError("not foreseen")
        found = [
            Hit(passage, each.document, 0.5, matched=(question,))
            for each in self.held
            for passage in each.passages
            if question in passage.text
        ]
        return SearchResult(question, tuple(found[:k]))

    def documents(self) -> list[Document]:
        return [each.document for each in self.held]

    def contents(self, document_id: str) -> ParsedDocument:
        for each in self.held:
            if each.document.id == document_id:
                return each
        raise AssistantError(f"资料库中没有编号为 {document_id} 的文件，可能已经删除。")

    def references(self, document_id: str, start: int, end: int) -> tuple[CrossReference, ...]:
        return ()

    def clause(self, document_id: str, words: str) -> tuple[()]:
        return ()

    def check_model(self) -> ModelReport:
        return ModelReport()

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        scope: Scope = Scope(),
        on_statement: Callable[[AnswerProgress], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> Answer:
        self.asked.append((question, list(history)))
        if not self.held:
            raise AssistantError("资料库是空的。请先运行 dangwu library add 文件夹。")
        if "天气" in question:
            return refusal(question)
        if "脚本" in question:
            return hostile_answer(question)
        if "慢" in question:
            time.sleep(3)
        if "意外" in question:
            raise ValueError("not foreseen")
        return joint_answer(question, f"{history[-1]} {question}" if history else question)

    def save(self, report: Report, target: Path, overwrite: bool = False) -> None:
        write_report(report, target, overwrite)

    def guide(self, enterprise: Enterprise) -> SetupGuide:
        self.guided.append(enterprise)
        if not self.held:
            raise AssistantError("资料库是空的。请先运行 dangwu library add 文件夹。")
        if enterprise.industry == "意外":
            raise ValueError("not foreseen")
        return setup_guide(enterprise)

    def visit(self, profile: Profile, on: date | None = None, reword: bool = False) -> VisitPack:
        self.reworded.append(reword)
        if not self.held:
            raise AssistantError("资料库是空的。请先运行 dangwu library add 文件夹。")
        if profile.industry == "意外":
            raise ValueError(f"not foreseen: {profile.name}")
        return visit_pack(profile, on)

    def checklist(self, topic: str, reword: bool = False) -> Checklist:
        self.reworded.append(reword)
        self.listed.append(topic)
        if not self.held:
            raise AssistantError("资料库是空的。请先运行 dangwu library add 文件夹。")
        if "意外" in topic:
            raise ValueError("not foreseen")
        cited = cite(DIGEST, "先与相邻企业的党员商量，再共同向上级党委提出书面申请。", 1)
        return Checklist(topic, False, "", (Step("先商量", (1,)),), citations=(cited,))

    def checklist_starts(self, checklist: Checklist) -> tuple[tuple[str, str], ...]:
        return ()

    def checklist_dates(
        self, checklist: Checklist, starts: Sequence[str]
    ) -> tuple[ChecklistDate, ...]:
        return ()
