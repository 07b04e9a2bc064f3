"""The embedding models that come with the product, and others in the same folder format.

A folder holds `model_qint8.onnx`, `tokenizer.json` and `model.json` with `id` (another id is
another index) and the cosines of its scale.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ConfigurationError
from assistant.retrieval.cosine_scale import CosineScale

_MODELS = Path(__file__).parent.parent / "models"
DEFAULT = "dangwu-e5-small"
SHIPPED = (DEFAULT, "e5-small-zh")
NETWORK, TOKENIZER, CARD = "model_qint8.onnx", "tokenizer.json", "model.json"
JUDGE = "judge.onnx"  # only the folder of the shipped model has one


@dataclass(frozen=True, slots=True)
class OnnxModel:
    """A model folder and what its card says."""

    folder: Path
    id: str
    scale: CosineScale


def shipped_model(name: str = DEFAULT) -> OnnxModel:
    """A model that comes with the product."""
    return read_model(_MODELS / name)


def judge_id(model: OnnxModel) -> str:
    """Tells the judge of a model from other judges: the rows that one learned to read are no use
    to another. Empty where its file cannot be read, which shows when it is asked.
    """
    try:
        return f"{model.id}:{hashlib.sha256((model.folder / JUDGE).read_bytes()).hexdigest()[:16]}"
    except OSError:
        return ""


def find_model(name: str) -> OnnxModel | None:
    """The model of this name or folder, where it is one of ours or in our format."""
    folder = _MODELS / name if name in SHIPPED else Path(name)
    return read_model(folder) if (folder / CARD).is_file() else None


def read_model(folder: Path) -> OnnxModel:
    """The model of a folder; its card holds the id and the fields of the scale.

    Raises: ConfigurationError naming what is missing or unreadable.
    """
    for part in (NETWORK, TOKENIZER, CARD):
        if not (folder / part).is_file():
            raise ConfigurationError(
                f"向量模型 {folder.name} 不完整，缺少 {part!r}；请重新安装本软件。"
            )
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        name = str(card.pop("id"))
        scale = CosineScale(**{field: float(cosine) for field, cosine in card.items()})
        return OnnxModel(folder, name, scale)
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise ConfigurationError(
            f"向量模型 {folder.name} 的 {CARD} 读不出来；请重新安装本软件。"
        ) from error
