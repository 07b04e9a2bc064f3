"""The hidden states that the judge reads, of every text once."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from evals.progress import progress_bar
from evals.training.card import NETWORK, TOKENIZER
from evals.training.embedder import PASSAGE, QUERY
from evals.training.judge_export import HIDDEN
from evals.training.network import Network, Tokens

LONGEST = 192  # tokens of a passage that the judge is taught on; in use it reads up to 512
_LEAD_IN, _END = 4, 1  # of a question: the prefix and the end, which all have
_AT_ONCE = 64


class States:
    """Hidden states, (tokens, hidden) in half precision, of questions and of passages."""

    def __init__(self, folder: Path, questions: Sequence[str], passages: Sequence[str]) -> None:
        """`folder`: an embedding model as it ships."""
        tokens = Tokens(folder / TOKENIZER)
        asked, read = list(dict.fromkeys(questions)), list(dict.fromkeys(passages))
        with tempfile.TemporaryDirectory() as scratch:
            network = Network(_with_states(folder / NETWORK, Path(scratch)))
            rows = [
                *tokens.ids([QUERY + text for text in asked]),
                *map(_cut, tokens.ids([PASSAGE + text for text in read])),
            ]
            states = _states(network, rows)
        self._asked = {
            text: state[_LEAD_IN : max(len(state) - _END, _LEAD_IN + 1)]
            for text, state in zip(asked, states[: len(asked)], strict=True)
        }
        self._read = dict(zip(read, states[len(asked) :], strict=True))

    def question(self, text: str) -> Any:
        """The states of a question's own tokens."""
        return self._asked[text]

    def passage(self, text: str) -> Any:
        """The states of a passage's first tokens."""
        return self._read[text]

    def sample(self) -> Any:
        """Every seventh passage's states, (tokens, hidden)."""
        return np.concatenate(list(self._read.values())[::7])


def _cut(ids: list[int]) -> list[int]:
    """As a tokenizer cuts: the end mark stays."""
    return ids if len(ids) <= LONGEST else [*ids[: LONGEST - 1], ids[-1]]


def _states(network: Network, rows: Sequence[list[int]]) -> list[Any]:
    states: list[Any] = []
    with ThreadPoolExecutor(2) as pool, progress_bar("读题和段落") as advance:
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            states += pool.map(lambda ids: network.run(ids, [HIDDEN])[0][0].astype("f2"), part)
            advance(len(states), len(rows))
    return states


def _with_states(file: Path, scratch: Path) -> Path:
    import onnx

    model = onnx.load(file)
    model.graph.output.append(
        onnx.helper.make_tensor_value_info(HIDDEN, onnx.TensorProto.FLOAT, None)
    )
    onnx.save(model, scratch / NETWORK)
    return scratch / NETWORK
