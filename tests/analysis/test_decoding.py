import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.decoding import marginals, spans, viterbi


def brute_force(emissions, step, start):
    """All paths with their scores."""
    words, labels = emissions.shape
    for path in itertools.product(range(labels), repeat=words):
        score = start[path[0]] + sum(emissions[at, label] for at, label in enumerate(path))
        score += sum(step[a, b] for a, b in itertools.pairwise(path))
        yield path, score


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), words=st.integers(1, 5))
def test_viterbi_and_marginals_against_all_paths(seed, words):
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(1, words, 3)).astype("f4")
    step, start = random.normal(size=(3, 3)).astype("f4"), random.normal(size=3).astype("f4")
    paths = list(brute_force(emissions[0], step, start))
    lengths = np.array([words])

    best = max(paths, key=lambda pair: pair[1])[0]
    assert tuple(viterbi(emissions, lengths, step, start)[0]) == best

    weights = np.array([np.exp(score) for _, score in paths])
    for at in range(words):
        for label in range(3):
            share = sum(w for (path, _), w in zip(paths, weights, strict=True) if path[at] == label)
            found = marginals(emissions, lengths, step, start)[0, at, label]
            assert abs(found - share / weights.sum()) < 1e-3


def test_a_short_row_in_a_batch_is_decoded_as_if_alone():
    random = np.random.default_rng(7)
    long = random.normal(size=(1, 6, 3)).astype("f4")
    short = random.normal(size=(1, 4, 3)).astype("f4")
    padded = np.concatenate([short, random.normal(size=(1, 2, 3)).astype("f4")], axis=1)
    step, start = random.normal(size=(3, 3)).astype("f4"), np.zeros(3, "f4")
    both = np.concatenate([long, padded])
    lengths = np.array([6, 4])
    alone = viterbi(short, np.array([4]), step, start)[0]
    assert viterbi(both, lengths, step, start)[1, :4].tolist() == alone.tolist()
    likely = marginals(both, lengths, step, start)
    assert np.allclose(likely[1, :4], marginals(short, np.array([4]), step, start)[0], atol=1e-5)
    assert not likely[1, 4:].any()


def test_spans_join_inside_labels_to_their_beginning_only():
    # O, B-source, I-source, B-source, I-cue after another kind
    assert spans([0, 1, 2, 1, 4], 3) == [(1, 3, 0), (3, 4, 0), (4, 5, 1)]
