"""Rounding shifts a network's means; the correction takes the shift out again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals.training.bias_correction import correct_biases
from evals.training.network import VECTOR, Network

TEXTS = [[1, 5, 2, 7], [3, 3, 0], [6, 4, 1, 0, 2], [7]]


def _network(weights: Any, file: Path) -> Path:
    """A table of token vectors, one layer and a normalization, the tokens' mean as the vector."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    size = weights.shape[0]
    table = np.random.default_rng(3).normal(size=(8, size)).astype(np.float32)
    held = {
        "table": table,
        "weights": weights,
        "scale": np.ones(size, np.float32),
        "bias": np.zeros(size, np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["tokens"]),
        helper.make_node("MatMul", ["tokens", "weights"], ["turned"]),
        helper.make_node("LayerNormalization", ["turned", "scale", "bias"], ["normal"]),
        helper.make_node("ReduceMean", ["normal"], [VECTOR], axes=[1], keepdims=0),
    ]
    ids = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    out = [helper.make_tensor_value_info(VECTOR, TensorProto.FLOAT, ["texts", size])]
    initial = [numpy_helper.from_array(array, name) for name, array in held.items()]
    graph = helper.make_graph(nodes, "small", ids, out, initial)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(file))
    return file


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_mean_over_the_texts_is_that_of_the_plain_network(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    weights = random.normal(size=(16, 16)).astype(np.float32)
    noise = random.normal(0.1, 0.2, size=(16, 16)).astype(np.float32)
    plain = _network(weights, tmp_path / "plain.onnx")
    rounded = _network(weights + noise, tmp_path / "rounded.onnx")
    wanted = Network(plain).vectors(TEXTS).mean(0)
    assert not np.allclose(Network(rounded).vectors(TEXTS).mean(0), wanted, atol=0.01)
    correct_biases(rounded, plain, TEXTS)
    assert np.allclose(Network(rounded).vectors(TEXTS).mean(0), wanted, atol=1e-5)
    assert not np.allclose(Network(rounded).vectors(TEXTS), Network(plain).vectors(TEXTS))
