"""The layers hold, and each rule is shown to be able to fail."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import architecture_rules as rules

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ["chromadb", "gradio", "langchain_core", "langchain_chroma", "numpy", "onnxruntime"]
HEAVY += ["pypdf", "docx", "bs4", "lxml", "rich", "sentence_transformers", "tokenizers", "torch"]
HEAVY += ["chinese_calendar", "icalendar", "langchain_openai", "langchain_ollama", "openai"]
HEAVY += ["genanki", "openpyxl", "ollama", "langsmith", "tenacity", "tiktoken", "httpx"]

Rule = Callable[[rules.Project], list[str]]

RULES: dict[str, tuple[Rule, dict[str, str]]] = {
    "core-imports-core": (
        rules.layering,
        {"assistant/domain.py": "import assistant.library", "assistant/library/__init__.py": ""},
    ),
    "capability-imports-itself": (
        rules.layering,
        {"assistant/quiz/a.py": "from assistant.library import b", "assistant/library/b.py": ""},
    ),
    "capability-avoids-the-door": (
        rules.layering,
        {"assistant/quiz/a.py": "from assistant import Settings", "assistant/__init__.py": ""},
    ),
    "front-end-uses-the-door": (
        rules.layering,
        {"ui/a.py": "from assistant import domain", "assistant/domain.py": ""},
    ),
    "front-ends-are-apart": (
        rules.layering,
        {"evals/a.py": "import ui.b", "ui/b.py": ""},
    ),
    "relative-import-is-seen": (
        rules.layering,
        {"assistant/quiz/a.py": "from ..library import b", "assistant/library/b.py": ""},
    ),
    "no-hidden-import": (
        rules.hidden_imports,
        {"ui/a.py": "def f():\n    from ui import b\n", "ui/b.py": ""},
    ),
    "no-cycle": (
        rules.cycles,
        {"ui/a.py": "import ui.b", "ui/b.py": "from ui import c", "ui/c.py": "import ui.a"},
    ),
    "vendor-at-home": (
        rules.strayed_vendors,
        {"assistant/retrieval/hybrid.py": "def f():\n    from chromadb.config import Settings\n"},
    ),
    "only-the-gate-answers": (
        rules.answers_made_elsewhere,
        {"ui/a.py": "import assistant\nx = assistant.Answer('q')\n"},
    ),
    "only-the-gate-lists": (
        rules.answers_made_elsewhere,
        {"assistant/guidance/a.py": "from assistant.checklist import Checklist\nx = Checklist()\n"},
    ),
    "short-files": (rules.long_files, {"evals/a.py": "x = 1\n" * 301}),
    "telling-names": (rules.empty_names, {"evals/utils.py": ""}),
}


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _ in RULES.values()))
def test_the_project_keeps_the_rule(rule: Rule) -> None:
    assert rule(rules.Project(ROOT)) == []


@pytest.mark.parametrize("name", RULES)
def test_the_rule_finds_a_violation(name: str, tmp_path: Path) -> None:
    rule, files = RULES[name]
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert len(rule(rules.Project(tmp_path))) == 1


def test_the_whole_project_is_looked_at() -> None:
    modules = rules.Project(ROOT).modules
    assert {"assistant", "assistant.cli.main", "assistant.domain", "ui", "evals"} <= modules


def test_test_files_are_short_and_do_not_patch_our_code() -> None:
    tests = rules.Project(ROOT, ["tests"])
    assert rules.long_files(tests) == []
    mocks = [s.path for s in tests.sources for i in tests.imports(s) if i.module == "unittest.mock"]
    assert mocks == []


@pytest.mark.parametrize("module", ["assistant", "assistant.cli.main"])
def test_heavy_vendors_stay_out_until_they_are_used(module: str) -> None:
    program = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []
