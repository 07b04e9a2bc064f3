"""The program itself, with its reading processes and its model, killed while it adds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant import build_assistant

# More by hand: LIBRARY_KILLS=120 pytest tests/library/test_killed_program.py
_KILLS = max(2, int(os.environ.get("LIBRARY_KILLS", "15")) // 5)
_FILES = 16
_QUESTION = "办法的第三项要求是什么"


def write_round(folder: Path, number: int) -> dict[str, str]:
    folder.mkdir(exist_ok=True)
    texts = {}
    for i in range(_FILES):
        clauses = "".join(f"第{n}条 第{number}轮第{i}份办法的第{n}项要求。\n\n" for n in "一二三")
        texts[f"办法{i:02}"] = f"办法{i:02}\n\n{clauses}"
        (folder / f"办法{i:02}.txt").write_text(texts[f"办法{i:02}"], "utf-8")
    return texts


def test_the_program_killed_while_it_adds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, chance = tmp_path / "资料", random.Random(11)
    allowed = {title: {text.strip()} for title, text in write_round(folder, 0).items()}
    with build_assistant() as assistant:
        assistant.add([folder])
    at_work, lost, span = 0, 0, 2.0
    for number in range(1, _KILLS + 1):
        for title, text in write_round(folder, number).items():
            allowed[title].add(text.strip())
        command = [sys.executable, "-m", "assistant", "library", "add", str(folder)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 0.5 + span))
        busy = process.poll() is None
        at_work, span = at_work + busy, span * (1.3 if busy else 0.5)
        process.send_signal(signal.SIGKILL)
        process.wait(30)

        with build_assistant() as assistant:
            shown = {one.title: assistant.contents(one.id).text for one in assistant.documents()}
            assert shown.keys() == allowed.keys()
            for title, text in shown.items():
                lost += text.strip() not in allowed[title]
                allowed[title] = {text.strip()}
            answer, found = assistant.ask(_QUESTION), assistant.search(_QUESTION, 50)
            for citation in answer.citations:
                assert citation.quote in shown[citation.document.title]
            for hit in (*found.hits, *answer.leads):
                assert hit.passage.text in shown[hit.document.title]
            assistant.check(repair=True)
            assert assistant.check().findings == ()
    with capsys.disabled():
        print(f" program: kills={_KILLS} at_work={at_work} lost={lost}")
    assert lost == 0 and at_work > 0
    with build_assistant() as assistant:
        assert not assistant.add([folder]).failed
        assert len(assistant.documents()) == _FILES
