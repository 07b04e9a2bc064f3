"""What can be wrong with the input of an evaluation."""

from __future__ import annotations

from assistant import AssistantError


class InputError(AssistantError):
    """A question set, corpus or folder that cannot be used; the message names it."""
