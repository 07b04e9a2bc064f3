"""What goes wrong between us and a model, as `ModelFailed` in the user's words.

Replies of a server are read for what they tell and never repeated: they may echo key or question.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from assistant.answering.llm_endpoint import ModelEndpoint, ModelKind
from assistant.errors import ModelFailed
from assistant.model_failure import ModelFailure
from assistant.reasons import spoken_reason

# How servers say it where the status does not: OpenAI, vLLM, llama.cpp and Ollama; then DashScope,
# DeepSeek and Azure; then OpenAI and DeepSeek.
_SAID = {
    ModelFailure.TOO_LONG: (
        "context_length_exceeded",
        "maximum context length",
        "context window",
        "context length",
        "exceed_context_size",
        "exceeds the available context size",
        "prompt is too long",
        "range of input length",
    ),
    ModelFailure.WITHHELD: (
        "data_inspection_failed",
        "content exists risk",
        "content_filter",
        "content management policy",
    ),
    ModelFailure.BALANCE: ("insufficient_quota", "insufficient balance", "arrearage"),
}
# A parameter by name, or in the words of OpenAI, FastAPI and pydantic.
_UNKNOWN = (
    "stream_options",
    "include_usage",
    "unknown parameter",
    "unknown field",
    "unrecognized",
    "unsupported parameter",
    "extra inputs are not permitted",
    "extra fields not permitted",
    "extra_forbidden",
)
_REFUSING = (400, 422)
_OF_STATUS = {
    401: ModelFailure.KEY,
    402: ModelFailure.BALANCE,
    403: ModelFailure.KEY,
    404: ModelFailure.UNKNOWN_MODEL,
    408: ModelFailure.BUSY,
    413: ModelFailure.TOO_LONG,
    429: ModelFailure.BUSY,
}
WITHHOLDING = {"content_filter", "sensitive"}  # reasons to end an answer; the second is Zhipu's


def failed(
    who: ModelEndpoint | str,
    failure: ModelFailure,
    detail: str = "",
    wait_s: float | None = None,
) -> ModelFailed:
    """The error of this kind, with what to do about it."""
    said = f"（{detail}）" if detail else ""
    return ModelFailed(f"{who}：{failure}{said}。{_advice(who, failure)}", failure, wait_s)


def translated(error: Exception, endpoint: ModelEndpoint, begun: bool) -> ModelFailed:
    """A foreign error as ours; `begun`: whether a part of the answer had come already."""
    if isinstance(error, ModelFailed):
        return error
    failure = _said(error)
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status >= 300:
        failure = failure or _OF_STATUS.get(status) or _of_other_status(status)
        return failed(endpoint, failure, str(status), _wait(error))
    if failure:
        return failed(endpoint, failure)
    names = {kind.__name__ for one in _chain(error) for kind in type(one).__mro__}
    if names & {"ConnectError", "ConnectTimeout", "ProxyError"}:
        return failed(endpoint, ModelFailure.UNREACHABLE, _reason(error))
    if names & {"TimeoutException", "APITimeoutError", "TimeoutError"}:
        return failed(endpoint, ModelFailure.SLOW)
    if names & {"TransportError", "APIConnectionError", "OSError"}:
        return failed(endpoint, ModelFailure.BROKEN_OFF, _reason(error))
    if names & {"APIError", "ResponseError"}:
        return failed(endpoint, ModelFailure.BROKEN_OFF if begun else ModelFailure.BUSY)
    return failed(endpoint, ModelFailure.GARBLED)


def unknown_parameter(error: Exception) -> bool:
    """Whether a server refuses a request for something in it that it does not know."""
    if getattr(error, "status_code", None) not in _REFUSING:
        return False
    return any(phrase in _told(error) for phrase in _UNKNOWN)


def _of_other_status(status: int) -> ModelFailure:
    if status >= 500:
        return ModelFailure.BUSY
    return ModelFailure.REJECTED if status >= 400 else ModelFailure.GARBLED


def _said(error: Exception) -> ModelFailure | None:
    text = _told(error)
    for failure, phrases in _SAID.items():
        if any(phrase in text for phrase in phrases):
            return failure
    return None


def _told(error: Exception) -> str:
    body = getattr(error, "body", None)
    return f"{error} {json.dumps(body, default=str) if body else ''}".lower()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _reason(error: Exception) -> str:
    for one in _chain(error):
        if isinstance(one, ssl.SSLError):
            return "安全证书核对不上"
        if isinstance(one, OSError) and one.errno is not None:
            return spoken_reason(one)
        if isinstance(one, TimeoutError):
            return "等待超时"
        if type(one).__name__ == "ProxyError":
            return "代理服务器不让通过"
    return ""


def _wait(error: Exception) -> float | None:
    """The seconds of a Retry-After header, which holds seconds or a date (RFC 9110, 10.2.3)."""
    answers: list[Any] = [getattr(one, "response", None) for one in _chain(error)]
    headers: Any = next((answer.headers for answer in answers if answer is not None), {})
    told = str(headers.get("retry-after", "")).strip()
    if told.isascii() and told.isdigit() and len(told) < 9:
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def _advice(who: ModelEndpoint | str, failure: ModelFailure) -> str:
    if isinstance(who, ModelEndpoint) and who.kind is ModelKind.OLLAMA:
        if failure is ModelFailure.UNKNOWN_MODEL:
            return (
                f"请核对 DANGWU_LLM_MODEL，还没有下载的先运行 ollama pull {who.model}；"
                "并核对 DANGWU_LLM_URL。"
            )
        if failure is ModelFailure.UNREACHABLE:
            return "请确认 Ollama 已经启动（ollama serve），并核对 DANGWU_LLM_URL。"
    return _ADVICE[failure]


_ADVICE = {
    ModelFailure.KEY: "请核对 DANGWU_LLM_API_KEY 或 DANGWU_LLM_API_KEY_FILE 里的密钥。",
    ModelFailure.BALANCE: "请到服务方核对余额和额度。",
    ModelFailure.UNKNOWN_MODEL: (
        "请核对 DANGWU_LLM_MODEL 里的模型名称，以及 DANGWU_LLM_URL 是否写到了 /v1。"
    ),
    ModelFailure.UNREACHABLE: "请确认服务已经启动，并核对 DANGWU_LLM_URL。",
    ModelFailure.BUSY: "请过一会儿再试；一直如此的，请联系服务的管理员。",
    ModelFailure.SLOW: (
        "请换用较小的模型，或把 DANGWU_LLM_FIRST_TOKEN_SECONDS、DANGWU_LLM_TIMEOUT_SECONDS 调大。"
    ),
    ModelFailure.BROKEN_OFF: "请再问一次；一直如此的，请查看服务那一边的日志。",
    ModelFailure.GARBLED: (
        "请核对 DANGWU_LLM_URL（OpenAI 兼容的服务一般写到 /v1 为止）和 DANGWU_LLM_KIND。"
    ),
    ModelFailure.REJECTED: "请核对 DANGWU_LLM_MODEL 里的模型名称和 DANGWU_LLM_KIND。",
    ModelFailure.TOO_LONG: (
        "请把问题写短一些；模型能读更长内容的，请把 DANGWU_LLM_CONTEXT_TOKENS 调大，否则调小。"
    ),
    ModelFailure.WITHHELD: "这是服务方的内容审核，与资料无关；请换一种问法，或换用本机的模型。",
    ModelFailure.EMPTY: "请再问一次，或换用别的模型。",
    ModelFailure.RESTING: "这段时间不用语言模型。",
    ModelFailure.OTHER: "请再试一次。",
}
