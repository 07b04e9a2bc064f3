"""The judge's network: does this passage answer this question?

Decomposable attention (Parikh et al. 2016, A Decomposable Attention Model for Natural Language
Inference) over token vectors that the embedder has read already: every token of the question
looks up its like in the passage, the two are compared, and the comparisons are weighed. It starts
as late interaction (Khattab and Zaharia 2020, ColBERT), from which it learns what a few thousand
questions can teach; a cross-encoder has to learn reading two texts together first (decision 0011).
"""

from __future__ import annotations

from typing import Any

LAYER = 8  # of the embedder, counted from 0: later ones think more of the sentence, less of words
OUTPUT = "token_rows"
_INNER, _DROPPED = 128, 0.2
_SHARPNESS, _SCALE, _CORRECTION, _OFFSET = 20.0, 20.0, 5.0, -14.0
_MASKED = -1e4


def judge_network(directions: Any) -> Any:
    """A network that projects hidden states, (hidden), to the `directions` (width, hidden)."""
    import torch
    from torch import nn

    class JudgeNetwork(nn.Module):
        """`rows` makes token rows of hidden states; `forward` compares rows."""

        def __init__(self) -> None:
            super().__init__()
            self.width, hidden = directions.shape
            self.project = nn.Linear(hidden, self.width, bias=False)
            self.weigh = nn.Linear(hidden, 1)
            self.compare = nn.Linear(3 * self.width + 2, _INNER)
            self.correct = nn.Linear(_INNER, 1)
            self.drop = nn.Dropout(_DROPPED)
            self.sharpness = nn.Parameter(torch.tensor(_SHARPNESS))
            self.scale = nn.Parameter(torch.tensor(_SCALE))
            self.offset = nn.Parameter(torch.tensor(_OFFSET))
            with torch.no_grad():
                self.project.weight.copy_(directions)
            for untaught in (self.weigh, self.correct):
                nn.init.zeros_(untaught.weight)
                nn.init.zeros_(untaught.bias)

        def rows(self, hidden: Any) -> Any:
            """(…, tokens, hidden) to (…, tokens, width + 1): unit vectors and a weight."""
            unit = nn.functional.normalize(self.project(hidden), dim=-1)
            return torch.cat([unit, self.weigh(hidden)], -1)

        def forward(self, asked: Any, asked_mask: Any, passages: Any, mask: Any) -> Any:
            """Logits (questions, passages) of rows (questions, tokens, width + 1) and
            (questions, passages, tokens, width + 1) with their masks.
            """
            mine, theirs = asked[..., :-1], passages[..., :-1]
            cosines = torch.einsum("bqh,bcph->bcqp", mine, theirs)
            cosines = cosines.masked_fill(~mask[:, :, None, :], _MASKED)
            best = cosines.max(-1).values
            weights = torch.softmax(asked[..., -1].masked_fill(~asked_mask, _MASKED), -1)[:, None]
            met = (best * weights).sum(-1)
            found = torch.softmax(self.sharpness * cosines, -1) @ theirs
            mine = mine[:, None].expand_as(found)
            lead = best - met[..., None]
            pair = torch.cat([mine, found, mine * found, best[..., None], lead[..., None]], -1)
            inner = self.drop(nn.functional.gelu(self.compare(self.drop(pair))))
            corrected = (self.correct(inner)[..., 0] * weights).sum(-1)
            return self.scale * met + _CORRECTION * corrected + self.offset

    return JudgeNetwork()


def pairwise(network: Any) -> Any:
    """The network for one question and one passage without masks, as the product runs it."""
    import torch

    class Pairwise(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.network = network.eval()

        def forward(self, question: Any, passage: Any) -> Any:
            whole = torch.ones_like(question[:, 0], dtype=torch.bool)[None]
            all_of_it = torch.ones_like(passage[:, 0], dtype=torch.bool)[None, None]
            return self.network(question[None], whole, passage[None, None], all_of_it)[0, 0]

    return Pairwise()
