"""How much of a model's context may be filled, without the model's own tokenizer.

Estimated from above: a token for each Chinese character or mark, and one for each three characters
of anything else. Qwen, DeepSeek, GLM and Llama 3 need about .6 to .8 tokens a Chinese character.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_WIDE = 0x2E80  # from here on the scripts of East Asia
_NARROW_PER_TOKEN = 3
_MESSAGE = 8  # what a server puts around each message
_REPLY_SHARE, _LONGEST_REPLY = 4, 1_200


def estimated_tokens(text: str) -> int:
    """At least as many tokens as the text has for a tokenizer that knows Chinese."""
    wide = sum(ord(one) >= _WIDE for one in text)
    return wide + math.ceil((len(text) - wide) / _NARROW_PER_TOKEN)


@dataclass(frozen=True, slots=True)
class TokenBudget:
    """A context of so many tokens, parted into what is asked and what is answered."""

    context: int

    @property
    def reply(self) -> int:
        """The most tokens of a reply."""
        return min(_LONGEST_REPLY, self.context // _REPLY_SHARE)

    def room(self, *messages: str) -> int:
        """What is left for passages beside these texts."""
        taken = sum(estimated_tokens(text) + _MESSAGE for text in messages)
        return max(0, self.context - self.reply - taken)
