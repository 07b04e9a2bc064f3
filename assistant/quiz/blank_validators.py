"""What a gap has to keep: that those who know the rule can tell what goes into it."""

from __future__ import annotations

import re

from assistant.quiz_items import Aim, Item, ItemKind

# Lists whose members are learnt by heart as they stand, in set words.
_SET_LISTS = re.compile(
    r"原则(?!上)|方针|(?<!规定)程序|步骤|依次|顺序|“[^”]{2,10}”、|、“|、做到“|享有[^，。；]*权"
)


def blank_is_set(item: Item) -> str:
    """No single one of like things is left out of a list: which of them would be chance."""
    if item.kind is not ItemKind.BLANK or item.aim not in (Aim.MEMBERS, Aim.PROCEDURE):
        return ""
    return "" if _SET_LISTS.search(item.citation.quote) else "空只是几个并列项里的一项"
