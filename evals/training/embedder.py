"""Tuning of the embedding model with sentence-transformers: contrastive, one hard negative a pair.

The untuned weights are mixed in again afterwards (Wortsman et al. 2022, Robust fine-tuning of
zero-shot models), which keeps what the model knew of other fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals.errors import InputError
from evals.progress import say

Row = tuple[str, str, str]  # question, text that answers, text that does not

_COLUMNS = ("question", "positive", "negative")
QUERY, PASSAGE = "query: ", "passage: "
_LONGEST = 512


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the model is tuned. `tokens`: where texts are cut while training, not afterwards.

    `temperature` divides the cosines; `kept` is the share of the untuned weights in the result.
    """

    epochs: float = 1.0
    batch: int = 24
    learning_rate: float = 3e-5
    temperature: float = 0.03
    tokens: int = 192
    kept: float = 0.1
    seed: int = 7


def tune(base: Path, rows: Sequence[Row], recipe: Recipe, out: Path) -> None:
    """Tune the model of folder `base` on the rows; the result goes to `out`, same format.

    In a batch the texts of the other questions are negatives too, so no text comes twice in one.
    Raises: InputError when the folder holds no model.
    """
    from datasets import Dataset
    from sentence_transformers import SentenceTransformerTrainer
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

    require_weights(base)
    model, untuned = _open(base), _open(base)
    model.max_seq_length = recipe.tokens
    columns = {name: [row[at] for row in rows] for at, name in enumerate(_COLUMNS)}
    say(f"训练：{len(rows)} 对，{asdict(recipe)}")
    trainer = SentenceTransformerTrainer(
        model=model,
        args=_arguments(recipe, out),
        train_dataset=Dataset.from_dict(columns),
        loss=MultipleNegativesRankingLoss(model, scale=1 / recipe.temperature),
    )
    trainer.train()
    _mix(model, untuned, recipe.kept)
    model.max_seq_length = _LONGEST
    model.save(str(out))


def require_weights(folder: Path) -> None:
    """Raises: InputError when the folder holds no model that can be tuned."""
    if not (folder / "model.safetensors").is_file():
        raise InputError(f"{str(folder)!r} 里没有可训练的模型（model.safetensors）。")


def _open(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu").float()


def _arguments(recipe: Recipe, out: Path) -> Any:
    from sentence_transformers import SentenceTransformerTrainingArguments

    return SentenceTransformerTrainingArguments(
        output_dir=str(out / "steps"),
        num_train_epochs=recipe.epochs,
        per_device_train_batch_size=recipe.batch,
        learning_rate=recipe.learning_rate,
        warmup_steps=0.1,
        weight_decay=0.01,
        seed=recipe.seed,
        prompts=dict(zip(_COLUMNS, (QUERY, PASSAGE, PASSAGE), strict=True)),
        batch_sampler="no_duplicates",
        bf16=True,
        use_cpu=True,
        save_strategy="no",
        logging_steps=10,
        report_to="none",
    )


def _mix(model: Any, untuned: Any, kept: float) -> None:
    """`kept` parts of the untuned weights, the rest of the tuned ones."""
    import torch

    old = untuned.state_dict()
    with torch.no_grad():
        for name, weight in model.state_dict().items():
            if weight.is_floating_point():
                weight.mul_(1 - kept).add_(old[name], alpha=kept)
