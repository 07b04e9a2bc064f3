"""Training the judge: which of the passages that were found answers the question, if any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from evals.progress import progress_bar, say
from evals.training.judge_groups import Group
from evals.training.judge_network import judge_network
from evals.training.judge_states import States

_RIGHT, _WRONG = 2, 14  # passages of a group in one step
_MASKED = -1e4


@dataclass(frozen=True, slots=True)
class JudgeRecipe:
    """How the judge is trained; `answering` weighs "does it answer" against "which is best"."""

    epochs: int = 3
    batch: int = 16
    learning_rate: float = 1e-3
    answering: float = 5.0
    width: int = 64
    seed: int = 1


def train_judge(groups: Sequence[Group], states: States, recipe: JudgeRecipe) -> Any:
    """A trained network; a group without an answer teaches only that none of its texts does."""
    import torch

    torch.manual_seed(recipe.seed)
    random = Random(recipe.seed)
    network = judge_network(_directions(states, recipe.width))
    scalars = [network.sharpness, network.scale, network.offset]
    known = {id(scalar) for scalar in scalars}
    others = [weight for weight in network.parameters() if id(weight) not in known]
    steps = torch.optim.AdamW(
        [
            {"params": others, "lr": recipe.learning_rate, "weight_decay": 0.01},
            # Three numbers that start far from where they end.
            {"params": scalars, "lr": 0.05, "weight_decay": 0.0},
        ]
    )
    say(f"训练判断模型：{len(groups)} 题，{asdict(recipe)}")
    network.train()
    for epoch in range(recipe.epochs):
        batches = list(_batches(groups, recipe.batch, random))
        with progress_bar(f"第 {epoch + 1} 遍") as advance:
            for done, batch in enumerate(batches, start=1):
                loss = _loss(network, batch, states, recipe.answering, random)
                steps.zero_grad()
                loss.backward()
                steps.step()
                advance(done, len(batches))
    return network.eval()


def _directions(states: States, width: int) -> Any:
    """The directions in which hidden states lie, the strongest first: (width, hidden)."""
    import torch

    sample = torch.from_numpy(states.sample().astype("float32"))
    return torch.linalg.svd(sample, full_matrices=False).Vh[:width]


def _batches(groups: Sequence[Group], size: int, random: Random) -> Iterator[list[Group]]:
    order = list(groups)
    random.shuffle(order)
    for start in range(0, len(order), size):
        yield order[start : start + size]


def _loss(
    network: Any, batch: Sequence[Group], states: States, answering: float, random: Random
) -> Any:
    """Softmax over a group's texts where one is right, and yes or no for every single one."""
    import torch

    chosen = [_chosen(group, random) for group in batch]
    asked, asked_mask = _padded([states.question(group.question) for group in batch])
    widest = max(map(len, chosen))
    read, mask = _padded([states.passage(t) for texts in chosen for t, _ in _filled(texts, widest)])
    shape = (len(batch), widest)
    there = torch.tensor([[i < len(texts) for i in range(widest)] for texts in chosen])
    right = torch.tensor([[a for _, a in _filled(texts, widest)] for texts in chosen]) & there
    logits = network(
        network.rows(network.drop(asked)),
        asked_mask,
        network.rows(network.drop(read)).unflatten(0, shape),
        mask.unflatten(0, shape),
    )
    among = logits.masked_fill(~there, _MASKED)
    best = among.masked_fill(~right, _MASKED).logsumexp(-1) - among.logsumexp(-1)
    some = right.any(-1)
    alone = torch.nn.functional.binary_cross_entropy_with_logits(
        logits[there], right[there].float()
    )
    return -best[some].sum() / some.sum().clamp(min=1) + answering * alone


def _chosen(group: Group, random: Random) -> list[tuple[str, bool]]:
    pairs = list(zip(group.texts, group.answers, strict=True))
    wrong = [pair for pair in pairs if not pair[1]]
    random.shuffle(wrong)
    return [*[pair for pair in pairs if pair[1]][:_RIGHT], *wrong[:_WRONG]]


def _filled(texts: list[tuple[str, bool]], width: int) -> list[tuple[str, bool]]:
    return [*texts, *[texts[0]] * (width - len(texts))]


def _padded(states: Sequence[Any]) -> tuple[Any, Any]:
    """(texts, longest, hidden) and which tokens are there."""
    import torch

    rows = [torch.from_numpy(state.astype("float32")) for state in states]
    mask = [torch.ones(len(row), dtype=torch.bool) for row in rows]
    pad = torch.nn.utils.rnn.pad_sequence
    return pad(rows, batch_first=True), pad(mask, batch_first=True)
