"""Which language model is configured: its server, its name, its key and its bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from assistant.errors import ConfigurationError
from assistant.reach import Reach, reach_of
from assistant.reasons import spoken_reason

_OLLAMA = "http://127.0.0.1:11434"
_LONGEST_KEY = 4096


class ModelKind(StrEnum):
    """The interface of a server."""

    OPENAI = "openai"
    OLLAMA = "ollama"


# What people copy from manuals behind the address that the clients ask for.
_PATHS = {ModelKind.OPENAI: ("/chat/completions",), ModelKind.OLLAMA: ("/api/chat", "/api", "/v1")}


@dataclass(frozen=True, slots=True)
class ModelBounds:
    """How long a model may take, and how many tokens it can read and write together."""

    first_s: float = 60.0
    whole_s: float = 180.0
    context_tokens: int = 4096


@dataclass(frozen=True, slots=True)
class ModelEndpoint:
    """A model on a server. The key is in no `repr`."""

    kind: ModelKind
    url: str
    model: str
    key: str = field(default="", repr=False)
    bounds: ModelBounds = ModelBounds()

    @property
    def reach(self) -> Reach:
        """How far texts go; models in the name of which Ollama says cloud run at its maker's."""
        if self.kind is ModelKind.OLLAMA and self.model.endswith(("-cloud", ":cloud")):
            return Reach.OUTSIDE
        return reach_of(self.url)

    def __str__(self) -> str:
        return f"语言模型 {self.model}（{self.url}）"


def model_endpoint(
    kind: str,
    url: str | None,
    model: str | None,
    key: str | None = None,
    key_file: Path | None = None,
    bounds: ModelBounds = ModelBounds(),
) -> ModelEndpoint | None:
    """The model that the settings name; none where they name neither address nor model.

    Raises: ConfigurationError naming the setting.
    """
    if not url and not model:
        return None
    which = ModelKind(kind)
    if not model:
        raise ConfigurationError(
            "设置了 DANGWU_LLM_URL，还要在 DANGWU_LLM_MODEL 里写明用哪个模型，如 qwen3:8b。"
        )
    if not url and which is ModelKind.OPENAI:
        raise ConfigurationError(
            "设置了 DANGWU_LLM_MODEL，还要在 DANGWU_LLM_URL 里写明服务的地址，"
            "如 http://127.0.0.1:8000/v1；用 Ollama 的，请设置 DANGWU_LLM_KIND=ollama。"
        )
    return ModelEndpoint(which, _address(which, url or _OLLAMA), model, _key(key, key_file), bounds)


def _address(kind: ModelKind, url: str) -> str:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or any(character.isspace() for character in url):
        example = _OLLAMA if kind is ModelKind.OLLAMA else "http://127.0.0.1:8000/v1"
        raise ConfigurationError(
            f"DANGWU_LLM_URL 应以 http:// 或 https:// 开头，写成 {example} 这样的地址。"
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        # They would be shown wherever the address is.
        raise ConfigurationError(
            "DANGWU_LLM_URL 里只写地址，不要带用户名、密码和“?”后面的内容；"
            "密钥请写在 DANGWU_LLM_API_KEY 里。"
        )
    base = url.rstrip("/")
    for path in _PATHS[kind]:
        base = base.removesuffix(path)
    return base


def _key(key: str | None, file: Path | None) -> str:
    if key and file:
        raise ConfigurationError(
            "DANGWU_LLM_API_KEY 和 DANGWU_LLM_API_KEY_FILE 只能设置一个，请去掉其中一个。"
        )
    setting = "DANGWU_LLM_API_KEY_FILE" if file else "DANGWU_LLM_API_KEY"
    found = _read(file) if file else (key or "").strip()
    if not (found.isascii() and found.isprintable()) or " " in found:
        raise ConfigurationError(
            f"{setting} 里有密钥不会有的字符（中文、空格、换行等），请重新复制一次。"
        )
    return found


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as stream:
            found = stream.read(_LONGEST_KEY + 1).strip()
    except OSError as error:
        raise ConfigurationError(
            f"DANGWU_LLM_API_KEY_FILE 所写的文件“{file}”读不出来：{spoken_reason(error)}。"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            f"DANGWU_LLM_API_KEY_FILE 所写的文件“{file}”不是文本文件，里面应当只有密钥一行。"
        ) from error
    if not found or len(found) > _LONGEST_KEY:
        raise ConfigurationError(
            f"DANGWU_LLM_API_KEY_FILE 所写的文件“{file}”里应当只有密钥一行，现在"
            f"{'是空的' if not found else '内容太长'}。"
        )
    return found
