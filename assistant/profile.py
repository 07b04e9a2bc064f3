"""An enterprise profile (企业情况表): what an instructor knows before a visit.

Only the name has to be known. What is not known is None, which is another thing than 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.enterprise import Enterprise, Group, Organisation, Site
from assistant.errors import ProfileImpossible
from assistant.profile_fields import PROFILE_FIELDS, FieldKind, LegalForm, Origin, Ownership
from assistant.profile_limits import (
    LONGEST_PROBLEM,
    MOST_PROBLEMS,
    check_date,
    check_text,
    label_of,
    not_after,
    not_more,
    only_with_organisation,
    within,
)

VACANT = ("空缺", "暂缺", "无", "没有")  # written in place of the secretary's name


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that an earlier visit noted (上次走访问题). `due`: by when it was to be settled."""

    text: str
    due: date | None = None
    done: bool = False

    def __post_init__(self) -> None:
        if not 0 < len(self.text.strip()) <= LONGEST_PROBLEM:
            raise ProfileImpossible(
                f"“问题”应写 1 到 {LONGEST_PROBLEM} 个字，例如：组织生活会没有记录。", "problems"
            )


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one enterprise; PROFILE_FIELDS says what each field means.

    Counts of meetings are those of the year of `recorded_on`, up to that day; without it, up to
    the day of the visit. `members` are those of this enterprise, `branch_members` those of the
    whole joint branch. `kept_on`: of values that are taken from what is kept, the day of the pack
    they came with. Raises ProfileImpossible for what cannot be.
    """

    name: str
    area: str | None = None
    site: Site | None = None
    region: str | None = None
    industry: str | None = None
    ownership: Ownership | None = None
    legal_form: LegalForm | None = None
    founded: date | None = None
    recorded_on: date | None = None
    employees: int | None = None
    members: int | None = None
    probationary: int | None = None
    applicants: int | None = None
    mobile: int | None = None
    mobile_settled: int | None = None
    applicants_met: bool | None = None
    union: bool | None = None
    union_members: int | None = None
    youth_league: bool | None = None
    youth: int | None = None
    women: bool | None = None
    organisation: Organisation | None = None
    joint_units: int | None = None
    branch_members: int | None = None
    organised_on: date | None = None
    secretary: str | None = None
    secretary_seniority: int | None = None
    secretary_origin: Origin | None = None
    secretary_trained: bool | None = None
    committee_members: int | None = None
    last_election: date | None = None
    term_ends_on: date | None = None
    member_meetings: int | None = None
    committee_meetings: int | None = None
    party_days: int | None = None
    lectures: int | None = None
    life_meeting: bool | None = None
    appraisal: bool | None = None
    heart_talks: bool | None = None
    reported: bool | None = None
    venue: bool | None = None
    funds: bool | None = None
    funds_source: str | None = None
    dues_monthly: bool | None = None
    dues_published: bool | None = None
    hidden_members: int | None = None
    detached_members: int | None = None
    lost_members: int | None = None
    lost_since: date | None = None
    lost_searched: bool | None = None
    instructor: bool | None = None
    last_visit: date | None = None
    problems: tuple[Problem, ...] = ()
    kept_on: Mapping[str, date] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        for name, column in PROFILE_FIELDS.items():
            value = getattr(self, name)
            match column.kind:
                case FieldKind.TEXT:
                    check_text(name, value)
                case FieldKind.NUMBER:
                    within(name, value)
                case FieldKind.DATE:
                    check_date(name, value)
        self._check_kind()
        self._check_people()
        self._check_organisation()
        not_after("organised_on", self.organised_on, "last_election", self.last_election)
        not_after("last_election", self.last_election, "term_ends_on", self.term_ends_on)
        if len(self.problems) > MOST_PROBLEMS:
            raise ProfileImpossible(
                f"上次走访问题有 {len(self.problems)} 条，最多写 {MOST_PROBLEMS} 条，"
                "请只留还要跟踪的。",
                "problems",
            )

    @property
    def vacant(self) -> bool | None:
        """Whether the post of secretary is vacant; None where nothing is known of it."""
        return None if self.secretary is None else self.secretary.strip() in VACANT

    @property
    def company(self) -> bool | None:
        """Whether it is registered as a company; a household is none."""
        if self.legal_form is None:
            return False if self.ownership is Ownership.HOUSEHOLD else None
        return self.legal_form is LegalForm.COMPANY

    @property
    def foreign(self) -> bool | None:
        """Whether it is a foreign enterprise; of a group's subsidiary that is not known."""
        unknown = self.ownership in (None, Ownership.SUBSIDIARY)
        return None if unknown else self.ownership is Ownership.FOREIGN

    @property
    def to_transfer(self) -> int:
        """How many have to move their registration here, as far as it is known.

        Settled for half a year, or never declared: 党员教育管理工作条例第二十五条.
        """
        return (self.mobile_settled or 0) + (self.hidden_members or 0)

    def enterprise(self, new: bool | None = None) -> Enterprise | None:
        """The facts for the setup guide; None while the number of full members is not known.

        `new`: whether it was founded less than a year before the day in question.
        """
        if self.members is None:
            return None
        part = self.ownership is Ownership.SUBSIDIARY
        return Enterprise(
            employees=self.employees,
            members=self.members,
            probationary=self.probationary,
            organisation=self.organisation,
            industry=self.industry,
            site=self.site,
            foreign=self.foreign,
            company=self.company,
            group=Group.SUBSIDIARY if part else None,
            joint_units=self.joint_units,
            to_transfer=self.to_transfer,
            new=new,
            mobile=self.mobile,
            # A union that is there already is nothing to set up.
            union_members=0 if self.union else self.union_members,
            youth=self.youth,
            region=self.region,
        )

    def _check_people(self) -> None:
        for name in ("members", "probationary", "applicants", "mobile", "union_members", "youth"):
            not_more(name, getattr(self, name), "employees", self.employees)
        not_more("hidden_members", self.hidden_members, "employees", self.employees)
        not_more("mobile_settled", self.mobile_settled, "mobile", self.mobile)
        both = (self.members or 0) + (self.probationary or 0)
        if self.employees is not None and both > self.employees:
            raise ProfileImpossible(
                f"正式党员和预备党员合计 {both} 名，多于职工人数 {self.employees}，请核对。",
                "probationary",
            )
        if self.organisation is Organisation.JOINT:
            not_more("members", self.members, "branch_members", self.branch_members)

    def _check_kind(self) -> None:
        """A household is registered as one, and nothing else is."""
        said = (self.ownership is Ownership.HOUSEHOLD, self.legal_form is LegalForm.HOUSEHOLD)
        if None not in (self.ownership, self.legal_form) and said[0] != said[1]:
            raise ProfileImpossible(
                f"“所有制”写的是{self.ownership}，“登记类型”写的是{self.legal_form}，对不上，请核对。",
                "legal_form",
            )

    def _check_organisation(self) -> None:
        """What only a party organisation has is not written where there is none."""
        joint = self.organisation is Organisation.JOINT
        whole = "branch_members" if joint else "members"
        not_more("committee_members", self.committee_members, whole, getattr(self, whole))
        if self.organisation is Organisation.NONE:
            for name in ("organised_on", "last_election", "term_ends_on"):
                only_with_organisation(name, getattr(self, name) is not None)
            only_with_organisation("secretary", self.vacant is False)
            only_with_organisation("committee_members", bool(self.committee_members))
        if self.organisation not in (None, Organisation.JOINT):
            for name in ("joint_units", "branch_members"):
                if getattr(self, name) is not None:
                    raise ProfileImpossible(
                        f"“{label_of(name)}”只有联合党支部填，“党组织形式”写的是"
                        f"{self.organisation}，请核对。",
                        name,
                    )
