"""The trained judge as ONNX, on top of the embedding network that is already shipped.

The embedding network gets a second output, one row a token; a small network of its own reads the
rows of a question and of a passage together. The sentence vectors stay what they were, so an
index built before stays good.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

from evals.training.card import NETWORK
from evals.training.judge_network import LAYER, OUTPUT, pairwise

JUDGE = "judge.onnx"
HIDDEN = f"/encoder/encoder/layer.{LAYER}/output/LayerNorm/LayerNormalization_output_0"
_OPSET = 17


def export_judge(network: Any, out: Path) -> int:
    """Write both networks of a trained judge into a model folder; the size of the judge in bytes.

    `network` is what `judge_network` made; the judge takes `question` and `passage`, (tokens,
    width + 1) each, and gives `logit`: positive where the passage answers.
    """
    _with_token_rows(out / NETWORK, network)
    _write_judge(network, out / JUDGE)
    return (out / JUDGE).stat().st_size


def _with_token_rows(file: Path, network: Any) -> None:
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(file)
    graph = model.graph
    for node in [node for node in graph.node if node.name.startswith("judge/")]:
        graph.node.remove(node)
    for known in [known for known in graph.initializer if known.name.startswith("judge/")]:
        graph.initializer.remove(known)
    for known in [known for known in graph.output if known.name == OUTPUT]:
        graph.output.remove(known)
    weights = {
        "judge/project": network.project.weight.T,
        "judge/weigh": network.weigh.weight.T,
        "judge/weigh_bias": network.weigh.bias,
    }
    for name, weight in weights.items():
        array = weight.detach().float().contiguous().numpy()
        graph.initializer.append(numpy_helper.from_array(array, name))
    graph.node.extend(
        [
            _node("MatMul", [HIDDEN, "judge/project"], "judge/projected"),
            _node("LpNormalization", ["judge/projected"], "judge/unit", axis=-1, p=2),
            _node("MatMul", [HIDDEN, "judge/weigh"], "judge/weighed"),
            _node("Add", ["judge/weighed", "judge/weigh_bias"], "judge/weight"),
            _node("Concat", ["judge/unit", "judge/weight"], OUTPUT, axis=-1),
        ]
    )
    graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, None))
    partial = file.with_suffix(".partial")
    onnx.save(model, partial)
    os.replace(partial, file)


def _node(kind: str, inputs: list[str], output: str, **attributes: Any) -> Any:
    from onnx import helper

    return helper.make_node(kind, inputs, [output], name=f"judge/{output}", **attributes)


def _write_judge(network: Any, file: Path) -> None:
    import torch

    rows = torch.zeros(5, network.width + 1)
    axes = {"question": {0: "asked"}, "passage": {0: "tokens"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            pairwise(network),
            (rows, rows),
            str(file),
            input_names=["question", "passage"],
            output_names=["logit"],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
