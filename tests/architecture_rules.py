"""The rules of the layers as functions over a source tree; each returns what breaks it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGES = ("assistant", "ui", "evals")
CAPABILITIES = {"documents", "library", "retrieval", "answering", "guidance", "quiz", "export"}
FRONT_ENDS = {"cli", "web"}
JOINTS = {"assistant.app", "assistant.bootstrap", "assistant.single_checks"}
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}
LINES = 300

# Which files may import a vendor package: a folder ends in "/", "…_" is a beginning of a name.
_DOCX = ("assistant/documents/loaders/docx.py", "assistant/documents/loaders/docx_")
_HTML = ("assistant/documents/loaders/html.py", "assistant/documents/loaders/html_")
VENDOR_HOMES: Mapping[str, Sequence[str]] = {
    "chromadb": ("assistant/retrieval/vectors.py",),
    "langchain_chroma": ("assistant/retrieval/vectors.py",),
    "langchain_ollama": ("assistant/answering/llm_ollama.py",),
    "langchain_openai": ("assistant/answering/llm_openai.py",),
    "langsmith": ("assistant/answering/llm_langchain.py",),
    "ollama": (),
    "openai": (),
    "tenacity": ("assistant/answering/llm_retrying.py",),
    "tiktoken": (),
    "langchain_core": (
        "assistant/retrieval/langchain_retriever.py",
        "assistant/retrieval/vectors.py",
    ),
    "onnxruntime": ("assistant/retrieval/network.py",),
    "sentence_transformers": (
        "assistant/retrieval/embedding_models.py",
        "assistant/retrieval/cross_encoder.py",
    ),
    "tokenizers": ("assistant/retrieval/network.py",),
    "torch": (),
    "transformers": (),
    "rjieba": ("assistant/retrieval/tokens.py",),
    "sqlite3": (
        "assistant/write_ahead.py",
        "assistant/library/",
        "assistant/retrieval/lexical.py",
        "assistant/retrieval/lexical_terms.py",
        "assistant/retrieval/cache_database.py",
    ),
    "pydantic": (
        "assistant/settings.py",
        "assistant/answering/llm_openai.py",
        "assistant/guidance/claim_loading.py",
        "assistant/guidance/setup_loading.py",
        "assistant/guidance/visit_entries.py",
        "assistant/quiz/blueprint_reading.py",
    ),
    "genanki": ("assistant/export/paper_anki.py",),
    "pydantic_settings": ("assistant/settings.py",),
    "pypinyin": ("assistant/retrieval/homophones.py",),
    "pebble": ("assistant/documents/workers.py",),
    "pypdf": ("assistant/documents/loaders/pdf_second.py",),
    "pypdfium2": (
        "assistant/documents/loaders/pdf_file.py",
        "assistant/documents/loaders/pdf_geometry.py",
    ),
    "pdfplumber": ("assistant/documents/loaders/page_tables.py",),
    "rapidocr": ("assistant/documents/loaders/ocr.py",),
    "PIL": (
        "assistant/documents/loaders/image.py",
        "assistant/documents/loaders/ocr.py",
        "assistant/documents/loaders/ocr_",
        "assistant/documents/loaders/pdf_file.py",
        "assistant/documents/loaders/scans.py",
    ),
    "docx": (*_DOCX, "assistant/export/word_document.py"),
    "openpyxl": ("assistant/documents/loaders/xlsx.py", "assistant/export/excel_"),
    "pptx": ("assistant/documents/loaders/pptx.py", "assistant/documents/loaders/pptx_"),
    "ofdkit": ("assistant/documents/loaders/ofd.py",),
    "bs4": _HTML,
    "lxml": (*_HTML, *_DOCX),
    "chinese_calendar": ("assistant/guidance/working_days.py",),
    "icalendar": ("assistant/export/calendar_file.py",),
    "gradio": ("ui/",),
    "markdown_it": ("ui/manual.py",),
    "typer": ("assistant/cli/",),
    "rich": ("assistant/cli/",),
}


@dataclass(frozen=True)
class Import:
    """One imported module and where it stands."""

    module: str
    line: int
    inside_function: bool
    for_types_only: bool


@dataclass(frozen=True)
class Source:
    """A Python file of ours; `path` is relative to the root, with slashes."""

    path: str
    module: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)


class Project:
    """The Python files of the packages beneath a root."""

    def __init__(self, root: Path, packages: Sequence[str] = PACKAGES) -> None:
        self.sources = [
            Source(file.relative_to(root).as_posix(), _module(root, file), file.read_text("utf-8"))
            for package in packages
            for file in sorted((root / package).rglob("*.py"))
        ]
        self.modules = {source.module for source in self.sources}

    def imports(self, source: Source) -> list[Import]:
        """All imports of a file, resolved to modules as far as they are ours."""
        return list(self._walk(source, source.tree, False, False))

    def own(self, source: Source) -> list[Import]:
        """The imports of a file that lead to modules of the project."""
        return [i for i in self.imports(source) if i.module.split(".")[0] in PACKAGES]

    def _walk(self, source: Source, node: ast.AST, inside: bool, types: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import | ast.ImportFrom):
                for module in self._targets(source, child):
                    yield Import(module, child.lineno, inside, types)
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                yield from self._walk(source, child, True, types)
            elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                yield from self._walk(source, child, inside, True)
            else:
                yield from self._walk(source, child, inside, types)

    def _targets(self, source: Source, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
            return
        base = node.module or ""
        if node.level:
            parts = source.module.split(".")
            is_package = source.path.endswith("__init__.py")
            kept = len(parts) - node.level + (1 if is_package else 0)
            base = ".".join([*parts[:kept], *([base] if base else [])])
        for alias in node.names:
            inner = f"{base}.{alias.name}"
            yield inner if inner in self.modules else base


def _module(root: Path, file: Path) -> str:
    parts = list(file.relative_to(root).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer(module: str) -> str:
    """Where a module stands: core, joint, door, a capability, or a front end by its package."""
    parts = module.split(".")
    if parts[0] != "assistant":
        return parts[0]
    if len(parts) == 1:
        return "door"
    if module in JOINTS:
        return "joint"
    if module == "assistant.__main__":
        return "cli"
    return parts[1] if parts[1] in CAPABILITIES | FRONT_ENDS else "core"


def _allowed(importer: str, imported: str) -> bool:
    match importer:
        case "core":
            return imported == "core"
        case "door":
            return imported in {"core", "joint"}
        case "joint":
            return imported in {"core", "joint"} | CAPABILITIES
        case capability if capability in CAPABILITIES:
            return imported in {"core", capability}
        case front_end:
            return imported in {"door", front_end}


def layering(project: Project) -> list[str]:
    """Imports that go against the star."""
    return [
        f"{source.path}:{item.line} imports {item.module}"
        for source in project.sources
        for item in project.own(source)
        if not _allowed(layer(source.module), layer(item.module))
    ]


def hidden_imports(project: Project) -> list[str]:
    """Imports of our own modules inside a function."""
    return [
        f"{source.path}:{item.line} imports {item.module}"
        for source in project.sources
        for item in project.own(source)
        if item.inside_function
    ]


def cycles(project: Project) -> list[str]:
    """Modules that import each other at load time, each ring once."""
    graph = {
        source.module: sorted(
            {
                item.module
                for item in project.own(source)
                if item.module in project.modules
                and not item.inside_function
                and not item.for_types_only
            }
        )
        for source in project.sources
    }
    found: set[str] = set()
    done: set[str] = set()

    def visit(module: str, path: list[str]) -> None:
        if module in path:
            ring = path[path.index(module) :]
            first = ring.index(min(ring))
            found.add(" → ".join([*ring[first:], *ring[:first], ring[first]]))
        elif module not in done:
            for target in graph[module]:
                visit(target, [*path, module])
            done.add(module)

    for module in graph:
        visit(module, [])
    return sorted(found)


def strayed_vendors(project: Project) -> list[str]:
    """Vendor packages outside their home; the evals bring their own baselines and are exempt."""
    strays = []
    for source in project.sources:
        if source.module.split(".")[0] == "evals":
            continue
        for item in project.imports(source):
            homes = VENDOR_HOMES.get(item.module.split(".")[0])
            if homes is not None and not any(_at_home(source.path, home) for home in homes):
                strays.append(f"{source.path}:{item.line} imports {item.module}")
    return strays


def _at_home(path: str, home: str) -> bool:
    return path.startswith(home) if home.endswith(("/", "_")) else path == home


# What a user is shown is made where it is checked, and nowhere else.
GATES: Mapping[str, str] = {
    "Answer": "assistant/citations.py",
    "Checklist": "assistant/checklist_gate.py",
}


def answers_made_elsewhere(project: Project) -> list[str]:
    """Calls of `Answer(…)` and `Checklist(…)` outside their gates."""
    return [
        f"{source.path}:{node.lineno} calls {name}(…)"
        for source in project.sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and (name := ast.unparse(node.func).split(".")[-1]) in GATES
        and source.path != GATES[name]
    ]


def long_files(project: Project) -> list[str]:
    """Files above the size limit."""
    counted = [(source.path, len(source.text.splitlines())) for source in project.sources]
    return [f"{path} has {lines} lines" for path, lines in counted if lines > LINES]


def empty_names(project: Project) -> list[str]:
    """Modules and packages named for nothing."""
    return [s.path for s in project.sources if FORBIDDEN_NAMES & set(s.module.split("."))]
