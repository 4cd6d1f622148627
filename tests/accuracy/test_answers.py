"""Which claim an answer answers, on the annotators' own claims: apart from what the network marks."""

from briefing.analysis.answers import fitted
from briefing.training.answers import measure, read
from tests.accuracy.gate import HERE, SAMPLES

LEAST_PRECISION, LEAST_RECALL = 0.8, 0.2


def test_links_are_rarely_wrong():
    articles = read(HERE / SAMPLES)
    pairs, others = sum(len(a.pairs) for a in articles), sum(a.others for a in articles)
    precision, recall = measure(articles, fitted())

    assert pairs >= 60
    assert others >= pairs
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL
