"""The articles invented for training hold what they promise."""

import pytest

from briefing.model import QUESTION_KINDS, STANCES
from briefing.training.corpora import INVENTED, rows

ARTICLES = list(rows(INVENTED))


def test_there_are_many_and_each_has_a_name():
    assert len({row["doc"] for row in ARTICLES}) == len(ARTICLES) > 500


@pytest.mark.parametrize("row", ARTICLES, ids=lambda row: row["doc"])
def test_marks_and_labels_stand_in_the_text(row):
    text, taken = row["text"], set()
    for attribution in row["attributions"]:
        assert attribution["content"]
        assert attribution["cue"] or attribution["source"]
        assert row["stance"][attribution["id"]] in STANCES
        assert bool(attribution["source"]) == (attribution["id"] in row["source_entity"])
        for role in ("source", "cue", "content"):
            for start, end in attribution[role]:
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
                assert taken.isdisjoint(range(start, end))
                taken.update(range(start, end))
    for actor in row["actors"]:
        assert actor["kind"] in ("person", "org", "place", "group")
        assert actor["name"].casefold() in text.casefold()
    for question in row["open_questions"]:
        assert question["type"] in QUESTION_KINDS
        (low, high), (start, end) = question["span"], question["cue"]
        assert low <= start < end <= high <= len(text)
