"""The library that a command works on, opened when the command runs.

The door loads the whole system when `build_assistant` is first asked for. A command must therefore
not name it among its imports, or `--help` and every typing mistake would wait for all of it.
"""

from __future__ import annotations

import assistant as door


def open_library(settings: door.Settings | None = None) -> door.Assistant:
    """The assistant over the library that the settings name."""
    return door.build_assistant(settings or door.load_settings())
