"""Decoding of linear-chain CRFs (Lafferty et al., 2001) with numpy, over a batch of windows.

Shapes throughout: emissions [batch, words, labels], lengths [batch], step [from, to], start [labels];
all scores are unnormalised log-probabilities.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def viterbi(emissions: Floats, lengths: Ints, step: Floats, start: Floats) -> Ints:
    """Return the likeliest labels [batch, words]; positions past a window's length are 0."""
    batch, words, labels = emissions.shape
    best = start + emissions[:, 0]
    back = np.zeros((batch, words, labels), dtype=np.int64)
    ends = [best]
    for at in range(1, words):
        grown = best[:, :, None] + step
        back[:, at] = grown.argmax(axis=1)
        best = grown.max(axis=1) + emissions[:, at]
        ends.append(best)
    scores = np.stack(ends, axis=1)
    rows = np.arange(batch)
    path = np.zeros((batch, words), dtype=np.int64)
    label = scores[rows, lengths - 1].argmax(axis=1)
    path[rows, lengths - 1] = label
    for at in range(words - 1, 0, -1):
        inside = at < lengths
        label = np.where(inside, back[rows, at, path[:, at]], 0)
        path[:, at - 1] = np.where(inside, label, path[:, at - 1])
    return path


def marginals(emissions: Floats, lengths: Ints, step: Floats, start: Floats) -> Floats:
    """Return the probability of each label at each word, by forward-backward; 0 past the length."""
    words = emissions.shape[1]
    forward = np.empty_like(emissions)
    forward[:, 0] = start + emissions[:, 0]
    for at in range(1, words):
        forward[:, at] = _log_sum(forward[:, at - 1][:, :, None] + step, 1) + emissions[:, at]
    backward = np.zeros_like(emissions)
    for at in range(words - 2, -1, -1):
        onward = step + (emissions[:, at + 1] + backward[:, at + 1])[:, None, :]
        inside = (at + 1 < lengths)[:, None]
        backward[:, at] = np.where(inside, _log_sum(onward, 2), 0.0)
    joint = forward + backward
    joint -= joint.max(axis=2, keepdims=True)
    chances = np.exp(joint)
    chances /= chances.sum(axis=2, keepdims=True)
    inside = np.arange(words) < lengths[:, None]
    result: Floats = (chances * inside[:, :, None]).astype(np.float32)
    return result


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    summed = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return np.asarray(summed, dtype=np.float32)


def spans(labels: list[int], count: int) -> list[tuple[int, int, int]]:
    """BIO labels as (first word, word after the last, kind), kind counted from 0 to `count` - 1."""
    found: list[tuple[int, int, int]] = []
    for at, label in enumerate(labels):
        kind = (label - 1) // 2
        if not label or kind >= count:
            continue
        if label % 2 == 0 and found and found[-1][1] == at and found[-1][2] == kind:
            found[-1] = (found[-1][0], at + 1, kind)
        else:
            found.append((at, at + 1, kind))
    return found
