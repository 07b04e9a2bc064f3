"""What the settings of a language model may be, and where texts go then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import Reach, Settings, build_assistant, reach_of
from assistant.answering.llm_endpoint import ModelEndpoint, model_endpoint
from assistant.errors import ConfigurationError

URL = "http://127.0.0.1:8000/v1"


def endpoint(kind: str, url: str | None, model: str = "m") -> ModelEndpoint:
    made = model_endpoint(kind, url, model)
    assert made is not None
    return made


@pytest.mark.parametrize("kind", ["openai", "ollama"])
def test_without_address_and_model_there_is_none(kind: str) -> None:
    assert model_endpoint(kind, None, None, "sk-1") is None
    assert model_endpoint(kind, "", "") is None


def test_ollama_has_a_usual_address() -> None:
    assert endpoint("ollama", None).url == "http://127.0.0.1:11434"


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("openai", f"{URL}/", URL),
        ("openai", f"{URL}/chat/completions", URL),
        ("openai", "https://api.deepseek.com", "https://api.deepseek.com"),
        ("ollama", "http://127.0.0.1:11434/v1", "http://127.0.0.1:11434"),
        ("ollama", "http://127.0.0.1:11434/api/chat", "http://127.0.0.1:11434"),
    ],
)
def test_what_manuals_write_behind_the_address_is_taken_off(
    kind: str, written: str, meant: str
) -> None:
    assert endpoint(kind, written).url == meant


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"llm_url": URL}, "DANGWU_LLM_MODEL"),
        ({"llm_model": "m"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": "127.0.0.1:8000"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": "ftp://127.0.0.1"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": "http://"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": "http://127.0.0.1:abc"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": "http://127.0.0.1:99999"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": "http://[::1/v1"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": "http://127.0.0.1 /v1"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": "http://a:secret@127.0.0.1"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": "http://127.0.0.1?key=secret"}, "DANGWU_LLM_URL"),
        ({"llm_model": "m", "llm_url": URL, "llm_api_key": "密钥"}, "DANGWU_LLM_API_KEY"),
        ({"llm_model": "m", "llm_url": URL, "llm_api_key": "secret b"}, "DANGWU_LLM_API_KEY"),
    ],
)
def test_a_wrong_setting_is_named_and_no_secret_told(
    tmp_path: Path, settings: dict[str, str], named: str
) -> None:
    with pytest.raises(ConfigurationError, match=named) as caught:
        build_assistant(Settings(home=tmp_path, **settings))
    assert "secret" not in str(caught.value)


def test_a_model_is_loaded_by_nobody_who_does_not_ask_it(tmp_path: Path) -> None:
    program = """
import sys
from assistant import Settings, build_assistant
with build_assistant(Settings(llm_kind="ollama", llm_model="m")) as assistant:
    assistant.documents()
print(*{"langchain_ollama", "ollama", "langchain_openai", "openai"} & {*sys.modules})
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "DANGWU_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == []


def test_the_key_may_lie_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("sk-secret\n", "utf-8")
    made = model_endpoint("openai", URL, "m", None, file)
    assert made is not None and made.key == "sk-secret"
    assert "sk-secret" not in repr(made) + str(made)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "不存在"),
        (b"", "空的"),
        (b" \n", "空的"),
        (b"\xff\xfe\x00", "不是文本"),
        ("一个密钥".encode(), "不会有的字符"),
        (b"sk-1\nsk-2\n", "不会有的字符"),
        (b"x" * 10_000, "太长"),
    ],
)
def test_a_key_file_that_is_no_use_is_named(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    file = tmp_path / "key"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError, match="DANGWU_LLM_API_KEY_FILE") as caught:
        model_endpoint("openai", URL, "m", None, file)
    assert words in str(caught.value)


def test_a_folder_is_no_key_file_and_two_keys_are_one_too_many(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="文件夹"):
        model_endpoint("openai", URL, "m", None, tmp_path)
    with pytest.raises(ConfigurationError, match="只能设置一个"):
        model_endpoint("openai", URL, "m", "sk-1", tmp_path / "key")


@pytest.mark.parametrize(
    ("url", "reach"),
    [
        ("http://127.0.0.1:11434", Reach.THIS_MACHINE),
        ("http://127.8.9.1/v1", Reach.THIS_MACHINE),
        ("http://localhost:8000/v1", Reach.THIS_MACHINE),
        ("http://LocalHost./v1", Reach.THIS_MACHINE),
        ("http://llm.localhost/v1", Reach.THIS_MACHINE),
        ("http://[::1]:8000/v1", Reach.THIS_MACHINE),
        ("http://[::ffff:127.0.0.1]/v1", Reach.THIS_MACHINE),
        ("http://192.168.1.20:8000/v1", Reach.LOCAL_NETWORK),
        ("http://10.0.0.7/v1", Reach.LOCAL_NETWORK),
        ("http://172.20.1.1/v1", Reach.LOCAL_NETWORK),
        ("http://[fd00::1]/v1", Reach.LOCAL_NETWORK),
        ("http://[fe80::1%25eth0]/v1", Reach.LOCAL_NETWORK),
        ("http://gpu:8000/v1", Reach.LOCAL_NETWORK),
        ("http://gpu.local/v1", Reach.LOCAL_NETWORK),
        ("https://api.deepseek.com", Reach.OUTSIDE),
        ("https://dashscope.aliyuncs.com/compatible-mode/v1", Reach.OUTSIDE),
        ("http://8.8.8.8/v1", Reach.OUTSIDE),
        ("http://172.32.0.1/v1", Reach.OUTSIDE),
        ("http://127.0.0.1.example.com/v1", Reach.OUTSIDE),
        ("http://localhost.example.com/v1", Reach.OUTSIDE),
        ("http://[::ffff:8.8.8.8]/v1", Reach.OUTSIDE),
    ],
)
def test_how_far_a_text_goes_is_told_by_the_address(url: str, reach: Reach) -> None:
    assert reach_of(url) is reach


@pytest.mark.parametrize("model", ["gpt-oss:120b-cloud", "qwen3-coder:cloud"])
def test_models_in_the_cloud_are_outside_though_asked_on_this_machine(model: str) -> None:
    assert endpoint("ollama", None, model).reach is Reach.OUTSIDE
    assert endpoint("ollama", None, "qwen3:8b").reach is Reach.THIS_MACHINE
