from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings, load_settings
from assistant.errors import ConfigurationError

README = Path(__file__).resolve().parents[1] / "README.md"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_listens_on_this_machine_alone_by_default() -> None:
    settings = load_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert settings.embedding_model is None and settings.embedding_url is None
    assert settings.chroma_url is None


def test_the_environment_wins_over_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "dangwu.toml").write_text('port = 8001\nhost = "::1"\n', "utf-8")
    assert (load_settings().port, load_settings().host) == (8001, "::1")
    monkeypatch.setenv("DANGWU_PORT", "8002")
    assert (load_settings().port, load_settings().host) == (8002, "::1")
    assert Settings(port=8003).port == 8003


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("port = 70000", "DANGWU_PORT"),
        ('port = "abc"', "DANGWU_PORT"),
        ("max_file_mb = 0", "DANGWU_MAX_FILE_MB"),
        ("colour = 1", "“colour”"),
        ("port = = 1", "dangwu.toml"),
    ],
)
def test_a_wrong_setting_is_named(folder: Path, content: str, named: str) -> None:
    (folder / "dangwu.toml").write_text(content, "utf-8")
    with pytest.raises(ConfigurationError, match=named) as caught:
        load_settings()
    assert "\n" not in str(caught.value)


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANGWU_EMBEDDING_API_KEY", "sk-secret")
    assert "sk-secret" not in repr(load_settings())


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().port = 1  # type: ignore[misc]


def test_the_readme_lists_every_setting() -> None:
    text = README.read_text("utf-8")
    missing = [n for n in Settings.model_fields if f"`DANGWU_{n.upper()}`" not in text]
    assert missing == []
