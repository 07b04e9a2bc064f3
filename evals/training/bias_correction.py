"""Takes out the constant part of what rounding to int8 adds to a network's activations.

Rounded weights shift the mean of every activation. Texts have little in common in the vectors of
the tuned model, so a shift that they all share would draw all cosines together. After Nagel et
al. 2019 (Data-Free Quantization Through Weight Equalization and Bias Correction): compare the
means of both networks over sample texts and move the biases, layer by layer from the input on.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evals.training.network import Network

_NORMALIZATION = "LayerNormalization"
_BIAS = 2  # the place of the bias among the inputs of a normalization


def correct_biases(rounded: Path, plain: Path, texts: Sequence[Sequence[int]]) -> None:
    """Move the biases of the normalizations of the network `rounded`, in place.

    After it the means of their outputs over the texts (token ids) are those of the network `plain`.
    """
    import onnx

    whole, network = onnx.load(str(plain)), onnx.load(str(rounded))
    layers = [
        (node.input[_BIAS], node.output[0])
        for node in whole.graph.node
        if node.op_type == _NORMALIZATION
    ]
    wanted = _means(whole, [output for _, output in layers], texts)
    for (bias, output), mean in zip(layers, wanted, strict=True):
        (now,) = _means(network, [output], texts)
        _add(network, bias, mean - now)
    onnx.save(network, str(rounded))


def _means(network: Any, outputs: Sequence[str], texts: Sequence[Sequence[int]]) -> list[Any]:
    """The mean of each output over the tokens of a text and then over the texts."""
    from onnx import TensorProto, helper

    opened = type(network)()
    opened.CopyFrom(network)
    for name in outputs:
        opened.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = Network(opened.SerializeToString())
    sums: list[Any] = [0.0] * len(outputs)
    for ids in texts:
        found = session.run(ids, outputs)
        sums = [each + tokens[0].mean(0) for each, tokens in zip(sums, found, strict=True)]
    return [each / len(texts) for each in sums]


def _add(network: Any, name: str, shift: Any) -> None:
    from onnx import numpy_helper

    tensor = next(each for each in network.graph.initializer if each.name == name)
    moved = numpy_helper.to_array(tensor) + shift.astype(np.float32)
    tensor.CopyFrom(numpy_helper.from_array(moved, name))
