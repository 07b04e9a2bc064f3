"""What the retrieval tests share: the shipped model, loaded once."""

from __future__ import annotations

import pytest

from assistant.retrieval.embedding import OnnxEmbedder


@pytest.fixture(scope="session")
def shipped() -> OnnxEmbedder:
    """The shipped embedding model."""
    return OnnxEmbedder()
