"""In which way a language model can fail, and what follows from it."""

from __future__ import annotations

from enum import StrEnum


class ModelFailure(StrEnum):
    """A kind of failure in the words that a user reads."""

    KEY = "密钥不对或没有权限"
    BALANCE = "余额或额度用完"
    UNKNOWN_MODEL = "没有这个模型"
    UNREACHABLE = "连不上"
    BUSY = "服务繁忙或出错"
    SLOW = "太慢"
    BROKEN_OFF = "没有答完就断开"
    GARBLED = "回复不合约定"
    REJECTED = "请求没有被接受"
    TOO_LONG = "内容超出模型的长度"
    WITHHELD = "服务方不予回答"
    EMPTY = "没有写出内容"
    RESTING = "暂停使用"
    OTHER = "没有成功"

    @property
    def passing(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return self in (ModelFailure.UNREACHABLE, ModelFailure.BUSY)

    @property
    def of_the_service(self) -> bool:
        """Whether the next question would meet it as well: it does not come from what was asked."""
        return self not in _OF_THE_REQUEST


_OF_THE_REQUEST = {
    ModelFailure.REJECTED,
    ModelFailure.TOO_LONG,
    ModelFailure.WITHHELD,
    ModelFailure.EMPTY,
    ModelFailure.RESTING,
}
