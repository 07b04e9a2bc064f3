"""A tuned model as the int8 ONNX folder that the product reads."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

from evals.training.bias_correction import correct_biases
from evals.training.card import CARD, NETWORK, TOKENIZER, Sample, write_card
from evals.training.embedder import PASSAGE, QUERY
from evals.training.network import VECTOR, Tokens

_OPSET = 17


def export(folder: Path, out: Path, sample: Sample) -> int:
    """Write the network, its tokenizer and its card to `out`; the size of the network in bytes.

    The network takes `input_ids` and `attention_mask` (int64) and gives `sentence_embedding`:
    the mean over the tokens, unit length. Weights are int8 per channel with reduced range, which
    gives the same answers on processors without VNNI; what rounding them adds to all texts alike
    is taken out over the texts of the sample.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    (out / CARD).unlink(missing_ok=True)  # written last: without it the folder is no model
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _write_plain(folder, plain)
        quantize_dynamic(
            plain,
            out / NETWORK,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
        correct_biases(out / NETWORK, plain, _token_ids(folder, sample))
    shutil.copyfile(folder / TOKENIZER, out / TOKENIZER)
    write_card(out, sample)
    return (out / NETWORK).stat().st_size


def _token_ids(folder: Path, sample: Sample) -> list[list[int]]:
    texts = [QUERY + text for text in sample.questions]
    return Tokens(folder / TOKENIZER).ids([*texts, *(PASSAGE + text for text in sample.others)])


def _write_plain(folder: Path, file: Path) -> None:
    import torch
    from sentence_transformers import SentenceTransformer

    model: Any = SentenceTransformer(str(folder), device="cpu").float().eval()
    encoder: Any = model[0].auto_model
    encoder.config._attn_implementation = "eager"  # the exporter knows no fused attention

    class Pooled(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            tokens = self.encoder(input_ids=input_ids, attention_mask=attention_mask)[0]
            mask = attention_mask.unsqueeze(-1).to(tokens.dtype)
            mean = (tokens * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=-1)

    ids = torch.ones(1, 8, dtype=torch.long)
    axes = {name: {0: "texts", 1: "tokens"} for name in ("input_ids", "attention_mask")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Pooled(),
            (ids, torch.ones_like(ids)),
            str(file),
            input_names=["input_ids", "attention_mask"],
            output_names=[VECTOR],
            dynamic_axes={**axes, VECTOR: {0: "texts"}},
            opset_version=_OPSET,
            dynamo=False,
        )
