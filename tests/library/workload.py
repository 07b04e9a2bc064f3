"""A library over real index files; also run as a program that is killed at its work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.inspection import Restoring
from assistant.library.library import Library
from assistant.retrieval.cache_database import CacheDatabase
from assistant.retrieval.embedding_cache import CachingEmbedder
from assistant.retrieval.lexical import FtsIndex
from assistant.retrieval.vectors import ChromaVectorIndex
from assistant.testing import HashingEmbedder, bigrams
from tests.library.kit import BUILT_WITH, NoteReader, SqliteIndex, write_note

FILES = 12


@dataclass(frozen=True)
class Workplace:
    """A folder with notes and a library; `chroma` tells which vector index it has."""

    root: Path
    chroma: bool = False

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def notes(self) -> Path:
        return self.root / "notes"

    @contextmanager
    def open(self, delay: float = 0.0) -> Iterator[tuple[Library, FtsIndex]]:
        """The library and its lexical index; `delay` holds writing up, to be killed meanwhile."""
        self.home.mkdir(parents=True, exist_ok=True)
        database = CacheDatabase(self.home / "vectors.sqlite3")
        cache = CachingEmbedder(HashingEmbedder(64), "hashing", database)
        words = FtsIndex(self.home / "lexical.sqlite3", "words", bigrams)
        rows: ChromaVectorIndex | SqliteIndex
        if self.chroma:
            rows = ChromaVectorIndex(self.home / "chroma", cache)
        else:
            rows = SqliteIndex(self.root / "index.sqlite3", delay)
        library = Library(
            self.home,
            NoteReader(),
            [rows, words],
            BUILT_WITH,
            lambda: cache.computed,
            cache=cache,
            suffixes=frozenset({".note"}),
            batch=12,
            lock_wait=30,
        )
        try:
            yield library, words
        finally:
            library.close()
            rows.close()
            words.close()
            cache.close()

    def start(self, verb: str, argument: Path, delay: float) -> subprocess.Popen[str]:
        """A process at that work; returns when its library is open."""
        command = [sys.executable, __file__, str(self.root), str(int(self.chroma)), verb]
        process = subprocess.Popen(
            [*command, str(argument), str(delay)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        assert process.stdout and process.stdout.readline() == "ready\n"
        return process


def write_round(notes: Path, number: int) -> dict[str, str]:
    """Every note in a new wording; title → text."""
    notes.mkdir(exist_ok=True)
    texts = {
        f"文{i:02}": "".join(f"第{number}轮第{i}份第{j}行\n" for j in range(4))
        for i in range(FILES)
    }
    for name, text in texts.items():
        write_note(notes / f"{name}.note", text, title=name)
    return texts


def texts_of(library: Library) -> dict[str, str]:
    """Title → text of what is live; each title once."""
    documents = library.documents()
    found = {one.title: library.contents(one.id).text for one in documents}
    assert len(found) == len(documents)
    return found


def work(library: Library, verb: str, argument: Path) -> None:
    if verb == "add":
        library.add([argument])
    elif verb == "remove":
        for document in library.documents():
            library.remove(document.id)
    elif verb == "import":
        library.restore(argument, Restoring.REPLACE)
    elif verb == "export":
        library.export(argument, overwrite=True)
    elif verb == "repair":
        library.check(repair=True)


def main() -> None:
    root, chroma, verb, argument, delay = sys.argv[1:]
    with Workplace(Path(root), bool(int(chroma))).open(float(delay)) as (library, _):
        print("ready", flush=True)
        work(library, verb, Path(argument))
        print("done", flush=True)


if __name__ == "__main__":
    main()
