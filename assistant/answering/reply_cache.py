"""Replies that a model has given, by the model and all that it was asked.

What was asked holds the question, the passages as they stand in the library and their validity; so
a change of any of them asks anew. A kept reply goes through the gate like a fresh one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from assistant.chat import ChatMessage
from assistant.text import digest

_MOST = 200


class ReplyCache:
    """The last whole replies, in memory only; safe for threads."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._replies: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> str | None:
        """The reply that is kept under a key."""
        with self._lock:
            if key in self._replies:
                self._replies.move_to_end(key)
            return self._replies.get(key)

    def keep(self, key: str, reply: str) -> None:
        """Keep a whole reply; the one that was not asked for longest goes."""
        with self._lock:
            self._replies[key] = reply
            self._replies.move_to_end(key)
            while len(self._replies) > self._most:
                self._replies.popitem(last=False)


def reply_key(model: str, messages: Sequence[ChatMessage], most_tokens: int) -> str:
    """The key of a request."""
    parts = [model, str(most_tokens)]
    parts += [part for message in messages for part in (str(message.role), message.text)]
    return digest("\0".join(parts))
