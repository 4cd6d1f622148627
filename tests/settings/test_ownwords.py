"""The user's own cue words: read, refused with a place and a remedy, and heard by the analysis."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.lexicon import plain
from briefing.analysis.questions import by_words
from briefing.analysis.stance import Heard, is_hedged, judge
from briefing.analysis.wording import Wording
from briefing.catalogue.remember import WITHOUT_EFFECT
from briefing.errors import SettingsError
from briefing.ownwords import NO_WORDS, OwnWords, read_words
from briefing.settings import load_settings

WORDS = """\
stances:
  deny:
    verbs: [pooh-pooh, "harrumph at"]
    phrases: [gave short shrift to]
    content: ["cock and bull*"]
questions:
  unknown: [nobody has the foggiest]
hedges: [the story goes]
"""


def test_words_are_read():
    words = read_words(WORDS, "words.yaml")

    assert words.stances["deny", "verbs"] == ("pooh-pooh", "harrumph at")
    assert words.questions == {"unknown": ("nobody has the foggiest",)}
    assert words.hedges == ("the story goes",)
    assert hash(words) == hash(read_words(WORDS, "other.yaml"))


@pytest.mark.parametrize("text", ["", "# none yet\n", "stances:\n", "stances: {deny: }\n"])
def test_a_file_without_words_adds_none(text):
    assert read_words(text, "words.yaml") == NO_WORDS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stance: {}\n", "words.yaml:1:1: stance: unknown key (did you mean stances?)"),
        (
            "stances:\n  denie: {}\n",
            "words.yaml:2:3: stances.denie: unknown key (did you mean deny?)",
        ),
        ("stances:\n  deny:\n    verb: [x]\n", "did you mean verbs?"),
        ("hedges: so it is said\n", "words.yaml:1:9: hedges: must be a list of words"),
        ('hedges: ["(a+)+$"]\n', "cannot be looked for: '(a+)+$'"),
        ("questions: {unknown: [7]}\n", 'put it in quotes: "7"'),
        ("stances: {deny: {verbs: [x]}}\n", "write a verb as in a dictionary"),
        (f"hedges: [{'x' * 61}]\n", "is longer than 60 characters"),
    ],
)
def test_a_mistake_is_named_with_its_place(text, message):
    with pytest.raises(SettingsError) as caught:
        read_words(text, "words.yaml")
    assert message in str(caught.value)


def test_the_settings_name_the_file(tmp_path: Path):
    (tmp_path / "words.yaml").write_text(WORDS)
    config = tmp_path / "config.yaml"
    config.write_text("lexicon: words.yaml\n")

    assert load_settings(config, {}).words == read_words(WORDS, "words.yaml")
    assert "words" not in WITHOUT_EFFECT


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path):
    config = tmp_path / "config.yaml"
    config.write_text("lexicon: words.yaml\n")

    with pytest.raises(SettingsError, match=r"words\.yaml.*cannot be read"):
        load_settings(config, {})


def test_a_verb_of_ones_own_weighs_as_much_as_the_lexicons():
    words = read_words(WORDS, "words.yaml")

    def deny(cue, own):
        (verdict,) = judge([Wording("Ana Ruiz", cue, "the plan")], [Heard()], own=own)
        return verdict.stance == "deny"

    assert not deny("harrumphed at", NO_WORDS)
    assert deny("harrumphed at", words)
    assert deny("pooh-poohed", words)


def test_questions_and_hedges_of_ones_own():
    words = read_words(WORDS, "words.yaml")
    text = "Nobody has the foggiest where it went."

    assert by_words(text, (0, len(text))) is None
    assert by_words(text, (0, len(text)), words) == ("unknown", (0, 23))
    assert is_hedged("said", "The story goes that he", words)
    assert not is_hedged("said", "The story goes that he")


@given(st.text("abz '*()+|\\.-’", min_size=1, max_size=12))
def test_no_entry_breaks_the_patterns(entry):
    quoted = '"' + entry.replace("\\", "\\\\") + '"'
    try:
        words = read_words(f"questions: {{asked: [{quoted}]}}\nhedges: [{quoted}]\n", "x")
    except SettingsError:
        return
    assert isinstance(words, OwnWords)
    by_words(plain("a b z"), (0, 5), words)
    is_hedged("a", "b", words)
