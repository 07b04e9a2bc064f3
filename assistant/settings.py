"""Settings, read once from the environment (`DANGWU_…`) and an optional `dangwu.toml`.

They stop at `bootstrap.py`: everything else receives objects and plain values.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from assistant.errors import ConfigurationError
from assistant.reasons import spoken_reason

_LINE = re.compile(r"at line (\d+)")
_COMPLAINTS = {
    "int_parsing": "应为整数",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "literal_error": "只能是 {expected}",
}


class Settings(BaseSettings):
    """Where the library lies, which models serve it, and where the page listens."""

    model_config = SettingsConfigDict(
        env_prefix="DANGWU_", toml_file="dangwu.toml", frozen=True, extra="forbid"
    )

    home: Path = Field(default=Path("indexes"), description="资料库所在文件夹")
    embedding_model: str | None = Field(
        default=None, description="向量模型：名称或文件夹；留空用自带模型"
    )
    embedding_url: str | None = Field(
        default=None, description="OpenAI 兼容的 /v1/embeddings 服务地址"
    )
    embedding_api_key: SecretStr | None = Field(default=None, description="向量服务的密钥")
    reranker: str | None = Field(
        default=None,
        description="重排模型：留空用自带的，off 不用，或 CrossEncoder 的名称或文件夹",
    )
    llm_kind: Literal["openai", "ollama"] = Field(
        default="openai", description="语言模型服务的接口：openai 兼容接口，或 ollama"
    )
    llm_url: str | None = Field(default=None, description="语言模型服务的地址；留空不用语言模型")
    llm_model: str | None = Field(default=None, description="语言模型的名称")
    llm_api_key: SecretStr | None = Field(default=None, description="语言模型服务的密钥")
    llm_api_key_file: Path | None = Field(default=None, description="存有上述密钥的文件")
    llm_first_token_seconds: int = Field(
        default=60, ge=1, description="语言模型写出第一个字的时间上限（秒）"
    )
    llm_timeout_seconds: int = Field(
        default=180, ge=1, description="语言模型写完一个回答的时间上限（秒）"
    )
    llm_context_tokens: int = Field(
        default=4096, ge=512, description="语言模型一次能读写多少词元（token）"
    )
    chroma_url: str | None = Field(default=None, description="Chroma 服务地址；留空用内嵌库")
    chroma_collection: str = Field(
        default="passages", min_length=3, description="Chroma 服务里的集合名；一个资料库一个"
    )
    host: str = Field(default="127.0.0.1", description="页面监听的地址")
    port: int = Field(default=7860, ge=0, le=65535, description="页面监听的端口")
    max_file_mb: int = Field(default=100, ge=1, description="单个文件的大小上限（MB）")
    max_file_seconds: int = Field(default=300, ge=1, description="读取单个文件的时间上限（秒）")
    secret: Literal["refuse", "allow"] = Field(
        default="refuse", description="标有密级的文件：refuse 拒绝入库，allow 入库并登记密级"
    )
    personal_data: Literal["warn", "mask", "refuse"] = Field(
        default="warn", description="含个人信息的文件：warn 提示，mask 遮盖后入库，refuse 拒绝入库"
    )
    journal: Literal["on", "off"] = Field(
        default="on", description="问答记录：on 记在资料库文件夹里，off 不记"
    )
    journal_days: int = Field(default=365, ge=1, description="问答记录保留多少天，过期自动删除")
    max_file_memory_mb: int = Field(
        default=4096, ge=256, description="读取单个文件的内存上限（MB）"
    )

    @property
    def kept_days(self) -> int:
        """For how many days questions are kept; 0 where they are not."""
        return self.journal_days if self.journal == "on" else 0

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, the environment over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings() -> Settings:
    """The settings in force; `ConfigurationError` names the one that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        complaints = "；".join(_complaint(dict(item)) for item in error.errors())
        raise ConfigurationError(
            f"{complaints}。请改正环境变量或 dangwu.toml（各项设置见 README）。"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = _LINE.search(str(error))
        where = f"第 {found.group(1)} 行" if found else "内容"
        raise ConfigurationError(
            f"设置文件 dangwu.toml {where}的写法不对，请改正或移走它；文件要存为 UTF-8 编码。"
        ) from error
    except OSError as error:
        raise ConfigurationError(
            f"设置文件 dangwu.toml 读不出来：{spoken_reason(error)}。请改正或移走它。"
        ) from error


def _complaint(item: Mapping[str, Any]) -> str:
    if item["type"] == "extra_forbidden":
        return f"没有“{'.'.join(str(part) for part in item['loc'])}”这个设置"
    name = "DANGWU_" + "_".join(str(part) for part in item["loc"]).upper()
    template = _COMPLAINTS.get(item["type"], "值不合适")
    context = {
        key: str(value).replace("'", "").replace(" or ", "、").replace(", ", "、")
        for key, value in item.get("ctx", {}).items()
    }
    return f"设置 {name} 的值“{item['input']}”{template.format(**context)}"
