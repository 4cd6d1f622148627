"""Changed articles: the labels go where their words have gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.training.robustness import CHANGES, Changed, Edit, changed, renamed

TEXT = "“It’s over,” Ana Ruiz said. Bo Lind denied it."


@pytest.fixture
def row():
    def at(words):
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    return {
        "doc": "a",
        "text": TEXT,
        "attributions": [
            {"id": "E1", "source": [at("Ana Ruiz")], "cue": [at("said")], "content": [[0, 12]]},
            {"id": "E2", "source": [at("Bo Lind")], "cue": [at("denied")], "content": [at("it")]},
        ],
        "stance": {"E1": "assert", "E2": "deny"},
        "source_entity": {"E1": "Ana Ruiz", "E2": "Bo Lind"},
        "actors": [{"name": "Ana Ruiz", "kind": "person", "aliases": ["Ruiz"]}],
        "open_questions": [{"span": at("Bo Lind denied it."), "type": "unknown", "cue": "denied"}],
    }


@pytest.mark.parametrize(
    ("name", "source", "content"),
    [
        ("as it is", "Ana Ruiz", "“It’s over,”"),
        ("straight quotation marks", "Ana Ruiz", '"It\'s over,"'),
        ("no quotation marks", "Ana Ruiz", "It’s over,"),
        ("no full stops", "Ana Ruiz", "“It’s over,”"),
        ("all capitals", "ANA RUIZ", "“IT’S OVER,”"),
        ("no capitals", "ana ruiz", "“it’s over,”"),
    ],
)
def test_labels_follow_their_words(row, name, source, content):
    new = changed(row, CHANGES[name])
    first, second = new["attributions"]

    def words(spans):
        return "".join(new["text"][start:end] for start, end in spans)

    assert (words(first["source"]), words(first["content"])) == (source, content)
    assert words(second["cue"]).lower() == "denied"
    assert words([new["open_questions"][0]["span"]]).lower().startswith("bo lind denied it")


def test_names_are_new_in_text_and_labels_alike(row):
    new = changed(row, renamed)
    (start, end) = new["attributions"][0]["source"][0]

    assert "Ruiz" not in new["text"]
    assert new["text"][start:end] == new["actors"][0]["name"] == new["source_entity"]["E1"]
    assert new["actors"][0]["name"].endswith(new["actors"][0]["aliases"][0])
    assert new["source_entity"]["E2"] == "Bo Lind"


@given(st.text("ab.", max_size=20), st.sets(st.integers(0, 19)), st.text("xy", max_size=3))
def test_what_is_not_edited_is_found_again(text, places, words):
    edits = [Edit(at, at + 1, words) for at in sorted(places) if at < len(text)]
    new = Changed(text, edits)

    for at, char in enumerate(text):
        if at not in places:
            assert new.text[new.place(at)] == char
