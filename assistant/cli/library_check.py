"""`dangwu library check`: whether what the library holds belongs together, and its repair."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant import CheckReport, Fault, Finding, check_record
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, say
from assistant.cli.progress import task_view
from assistant.cli.values import Json

FAULTS_LEFT = 2

Repair = Annotated[bool, typer.Option("--repair", help="能修复的就修复：补建索引、清理残留")]


def check(repair: Repair = False, as_json: Json = False) -> None:
    """Compare everything; exit code 2 where faults are left."""
    with open_library() as assistant, task_view() as show:
        outcome = assistant.check(repair, show)
    if as_json:
        print_json(check_record(outcome))
    else:
        _print(outcome)
    if not outcome.sound:
        raise typer.Exit(FAULTS_LEFT)


def _print(outcome: CheckReport) -> None:
    rows = "".join(f"，{label} {count} 行" for label, count in outcome.index_rows)
    counted = f"{outcome.documents} 份文件、{outcome.passages} 段、{outcome.originals} 份原件"
    say(f"核对了 {counted}{rows}，用时 {outcome.seconds:.1f} 秒。")
    for finding in outcome.findings:
        say(_line(finding))
        for example in finding.examples:
            say(f"  {one_line(example, 120)}")
        if finding.next_step:
            say(f"  下一步：{finding.next_step}")
    if any(one.fault is Fault.DATABASE and one.repaired for one in outcome.findings):
        say("重建了索引文件：如有正在运行的党务助手网页，请重新启动它。")
    say(_verdict(outcome))


def _line(finding: Finding) -> str:
    repaired = f"，已修复 {finding.repaired} 处" if finding.repaired else ""
    return f"{finding.fault}　{finding.place}　{finding.count} 处{repaired}"


def _verdict(outcome: CheckReport) -> str:
    if not outcome.findings:
        return "资料库完好。"
    if outcome.sound:
        return "发现的问题都已修复，资料库完好。"
    return (
        f"还有 {sum(finding.left for finding in outcome.findings)} 处问题没有解决，见上面的下一步。"
    )
