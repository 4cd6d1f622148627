import pytest

from briefing.analysis.sentences import sentence_spans
from briefing.analysis.summary import summarise
from briefing.model import Article
from briefing.settings import METHODS, Length

TEXT = (
    "Harbour reopens\n\n"
    "The harbour of Anselm reopened on Monday after four months of repairs to its walls. "
    "Engineers replaced two hundred metres of the harbour wall during the closure. "
    "Fishing boats were the first to enter the harbour at dawn. "
    "Yes. "
    "Fishing boats were the first to enter the harbour at dawn. "
    "The mayor thanked the engineers for their work on the walls of the harbour."
)
ARTICLE = Article("1", "a.txt", "Harbour reopens", "first-line", TEXT, headline=(0, 15))
SENTENCES = sentence_spans(TEXT)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_gives_sentences_of_the_text_in_order(method):
    summary = summarise(ARTICLE, SENTENCES, method=method, length=Length(3))
    spans = [sentence.span for sentence in summary.sentences]
    assert summary.method == method
    assert len(spans) == 3
    assert spans == sorted(set(spans))
    assert set(spans) <= set(SENTENCES)
    assert all(0 <= sentence.score <= 1 for sentence in summary.sentences)


@pytest.mark.parametrize("method", METHODS)
def test_no_headline_no_crumb_no_repetition(method):
    summary = summarise(ARTICLE, SENTENCES, method=method, length=Length(100, percent=True))
    texts = [TEXT[slice(*sentence.span)] for sentence in summary.sentences]
    assert "Harbour reopens" not in texts
    assert "Yes." not in texts
    assert len(texts) == len(set(texts)) == 4


def test_a_share_of_the_sentences():
    assert len(summarise(ARTICLE, SENTENCES, method="lead", length=Length(50, True)).sentences) == 2


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("text", ["", "Fire.", "One two three four five six seven."])
def test_little_text_gives_little_summary(method, text):
    article = Article("1", "a.txt", "t", "file-name", text)
    summary = summarise(article, sentence_spans(text), method=method, length=Length(3))
    assert len(summary.sentences) == (1 if text else 0)
