import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.quotations import quoted_spans


def words(text):
    return [text[start:end] for start, end in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“It is over,” she said. “We lost.”", ["“It is over,”", "“We lost.”"]),
        ('"It is over," she said.', ['"It is over,"']),
        ("'It isn't over,' she said.", ["'It isn't over,'"]),
        ("‘It isn’t over,’ she said.", ["‘It isn’t over,’"]),
        ("''It is over,'' she said.", ["''It is over,''"]),
        ("``It isn't over,'' she said.", ["``It isn't over,''"]),
        ("He called it « une honte » twice.", ["« une honte »"]),
        ("The ministers' plan and the '90s boom", []),
        ("“He told me ‘never’ and left,” she said.", ["“He told me ‘never’ and left,”"]),
    ],
)
def test_marks_of_all_kinds(text, quoted):
    assert words(text) == quoted


def test_a_quotation_left_open_ends_with_its_paragraph():
    text = "“First part.\n\n“Second part,” he said."
    assert words(text) == ["“First part.", "“Second part,”"]


def test_an_apostrophe_does_not_quote_the_rest_of_a_paragraph():
    assert words("He said 'em and nothing more came of it. " + "More words. " * 80) == []


@given(st.text(alphabet="ab .,\n\"'“”‘’«»", max_size=300))
def test_spans_are_in_order_and_apart(text):
    end = 0
    for start, stop in quoted_spans(text):
        assert end <= start < stop <= len(text)
        end = stop
