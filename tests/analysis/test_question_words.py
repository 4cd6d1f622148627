import pytest

from briefing.analysis.questions import by_words


@pytest.mark.parametrize(
    ("text", "kind", "cue"),
    [
        ("It is unclear who paid.", "unknown", "is unclear"),
        ("Nor is it clear that the bridge will hold.", "unknown", "Nor is it clear"),
        ("The police are investigating whether it was arson.", "unknown", None),
        ("Its effect is hard to estimate.", "unknown", "is hard to estimate"),
        ("The minister would not say when it opens.", "undisclosed", None),
        ("Pittman could not immediately be contacted.", "undisclosed", None),
        ("Neither side has revealed the sum.", "undisclosed", None),
        ("It has been reported, but not confirmed, that he left.", "unconfirmed", None),
        ("No date has been set for the vote.", "undecided", "No date has been set"),
        ("The council is still considering whether to sell.", "undecided", None),
        ("Questions linger about the crash.", "asked", None),
        ("They wanted to know who approved it.", "asked", "wanted to know who"),
    ],
)
def test_words_that_leave_something_open(text, kind, cue):
    found = by_words(text, (0, len(text)))
    assert found
    assert found[0] == kind
    assert cue is None or text[slice(*found[1])] == cue


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened on Monday.",
        "He does not know what he is talking about.",
        "Nobody knows better than the pilot.",
        "A town not known for its beaches.",
        "I did not say that.",
        "They refused to even look at it.",
    ],
)
def test_words_that_only_look_like_it(text):
    assert by_words(text, (0, len(text))) is None
