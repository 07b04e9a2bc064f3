"""A reply as it comes from a model, or as it was kept; afterwards it tells how that went."""

from __future__ import annotations

import logging
from collections.abc import Generator, Sequence

from assistant.answering.llm_pieces import counted
from assistant.answering.reply_cache import ReplyCache, reply_key
from assistant.chat import ChatMessage
from assistant.errors import ModelFailed
from assistant.protocols import ChatModel

_LOG = logging.getLogger(__name__)

UNFORESEEN = "接入语言模型的程序出了意外。"


class Reply:
    """What a model replies to some messages.

    `failure`: why it broke off, as users read it. `tokens`: of what was asked and of the reply, as
    the server counts them; 0 where it does not, and for a reply that was kept.
    """

    def __init__(
        self,
        model: ChatModel,
        messages: Sequence[ChatMessage],
        most_tokens: int,
        cache: ReplyCache,
    ) -> None:
        self.failure = ""
        self.tokens = (0, 0)
        self._model, self._messages, self._most = model, messages, most_tokens
        self._cache = cache
        self._key = reply_key(model.name, messages, most_tokens)

    def pieces(self) -> Generator[str]:
        """Its pieces; closing this before the end closes the request. A whole reply is kept."""
        kept = self._cache.get(self._key)
        if kept is not None:
            yield kept
            return
        written = ""
        raw = self._raw()
        try:
            while (piece := self._next(raw)) is not None:
                written += piece
                yield piece
        except ModelFailed as error:
            self.failure = str(error)
        finally:
            raw.close()
        if written and not self.failure:
            self._cache.keep(self._key, written)

    def _raw(self) -> Generator[str]:
        """The model's pieces, and at the end the tokens."""
        self.tokens = yield from counted(self._model.stream(self._messages, self._most))

    @staticmethod
    def _next(raw: Generator[str]) -> str | None:
        """The next piece; nothing at the end."""
        try:
            return next(raw, None)
        except ModelFailed:
            raise
        except Exception as error:
            # Whatever a client does, the user gets the plain answer; the log has the details.
            _LOG.exception("the model's client broke")
            raise ModelFailed(UNFORESEEN) from error
