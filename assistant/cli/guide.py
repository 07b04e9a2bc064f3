"""`dangwu guide`: the form of party organisation that applies, why, and what to do next."""

from __future__ import annotations

import sys

import typer

from assistant import Enterprise, guide_record
from assistant.cli import guide_options as options
from assistant.cli.guide_lines import guide_lines
from assistant.cli.guide_questions import asked_enterprise
from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say
from assistant.cli.values import Json


def guide(
    employees: options.Employees = None,
    members: options.Members = None,
    probationary: options.Probationary = None,
    organisation: options.ExistingOrganisation = None,
    industry: options.Industry = None,
    site: options.Location = None,
    foreign: options.Foreign = None,
    group: options.GroupRole = None,
    unit_members: options.UnitMembers = None,
    joint_units: options.JointUnits = None,
    project_months: options.ProjectMonths = None,
    project_members: options.ProjectMembers = None,
    project_transferred: options.ProjectTransferred = None,
    mobile: options.Mobile = None,
    union_members: options.UnionMembers = None,
    youth: options.Youth = None,
    region: options.Region = None,
    as_json: Json = False,
) -> None:
    """Print what applies, why, what to do next, what is missing; asks at a bare terminal."""
    if employees is None and members is None and sys.stdin.isatty():
        enterprise = asked_enterprise()
    elif employees is None or members is None:
        missing = "--employees" if employees is None else "--members"
        raise typer.BadParameter(
            f"少写了选项“{missing}”，例如 dangwu guide --employees 80 --members 4"
        )
    else:
        enterprise = Enterprise(
            employees=employees,
            members=members,
            probationary=probationary,
            organisation=organisation,
            industry=industry,
            site=site,
            foreign=options.is_yes(foreign),
            group=group,
            unit_members=options.unit_members(unit_members) if unit_members else None,
            joint_units=joint_units,
            project_months=project_months,
            project_members=project_members,
            project_transferred=options.is_yes(project_transferred),
            mobile=mobile,
            union_members=union_members,
            youth=youth,
            region=region,
        )
    with open_library() as assistant:
        result = assistant.guide(enterprise)
    if as_json:
        print_json(guide_record(result))
    else:
        say("\n".join(guide_lines(result)))
