"""The gold labels fit the sample articles, and the samples hold what is hard."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from briefing.model import QUESTION_KINDS, STANCES
from tests.accuracy import build_gold
from tests.accuracy.build_gold import LabelError, Marked, check, read_marks, read_table, shifter

SAMPLES = [json.loads(line) for line in build_gold.GOLD.read_text(encoding="utf-8").splitlines()]
LONG = 2_500
"""Words from which a feature counts as long."""


def test_gold_is_what_the_marked_texts_say() -> None:
    assert build_gold.GOLD.read_text(encoding="utf-8") == build_gold.build()


def test_every_stance_and_kind_of_question_occurs() -> None:
    stances = Counter(stance for sample in SAMPLES for stance in sample["stance"].values())
    kinds = Counter(q["type"] for sample in SAMPLES for q in sample["open_questions"])

    assert set(stances) == set(STANCES)
    assert set(kinds) == set(QUESTION_KINDS)
    assert min(stances.values()) >= 10
    assert min(kinds.values()) >= 5


def test_there_is_enough_to_measure() -> None:
    pairs = [ids for sample in SAMPLES for ids in sample["responds_to"].values()]

    assert sum(len(sample["attributions"]) for sample in SAMPLES) >= 150
    assert sum(len(sample["open_questions"]) for sample in SAMPLES) >= 25
    assert sum(map(len, pairs)) >= 60


def test_samples_hold_what_is_hard() -> None:
    words = {sample["doc"]: len(sample["text"].split()) for sample in SAMPLES}
    bare = [sample["doc"] for sample in SAMPLES if not sample["attributions"]]
    endings = {doc.rpartition(".")[2] for doc in words}
    texts = "".join(sample["text"] for sample in SAMPLES)

    assert max(words.values()) >= LONG
    assert min(words.values()) < 50
    assert bare == ["007_bridge-opens.txt"]
    assert endings == {"txt", "md", "html", "json"}
    assert all(mark in texts for mark in '“‘"’')


def test_marks_nest_and_repeat() -> None:
    marked = read_marks("⟦q1:⟦t2:It⟧, ⟦s2:she⟧ ⟦c2:said⟧, ⟦t2:is dead⟧?⟧")

    assert marked.body == "It, she said, is dead?"
    assert marked.of("t", 2) == [(0, 2), (14, 21)]
    assert marked.of("q", 1) == [(0, 22)]


@pytest.mark.parametrize(
    ("marks", "message"),
    [("⟦s1:open", "does not close"), ("closed⟧ here", "not opened")],
)
def test_marks_must_pair(marks: str, message: str) -> None:
    with pytest.raises(LabelError, match=message):
        read_marks(marks)


@pytest.mark.parametrize(
    ("marks", "table", "message"),
    [
        ("⟦c1:said⟧ ⟦t1:so⟧", "", "alone"),
        ("⟦c1:said⟧", "E1 assert", "no content"),
        ("⟦s1:She⟧ ⟦c1:said⟧ ⟦t1:so⟧", "E1 assert", "no speaker"),
        ("⟦c1:said⟧ ⟦t1:so ⟧", "E1 assert", "white space"),
        ("⟦c1:said⟧ ⟦t1:⟦t2:so⟧ ⟦c2:said⟧⟧", "E1 assert\nE2 assert", "overlaps"),
        ("⟦c1:said⟧ ⟦t1:so⟧", "E1 assert | responds E1", "answers nothing"),
        ("⟦c1:denied⟧ ⟦t1:it⟧", "E1 deny | responds E2", "no other claim"),
        ("⟦q1:Who knows?⟧", "q1 asked | Who cares?", "does not stand"),
        ("Nobody", "actor person | Somebody", "does not stand"),
        ("Nobody", "E1 doubt", "cannot read"),
    ],
)
def test_mistakes_in_labels_are_found(marks: str, table: str, message: str) -> None:
    with pytest.raises(LabelError, match=message):
        check(read_marks(marks), read_table(table.splitlines()))


def test_offsets_move_over_white_space_alone() -> None:
    assert shifter("a b", "a\n\nb") == {0: 0, 2: 3}
    with pytest.raises(LabelError, match="goes on"):
        shifter("a b", "a c")
    with pytest.raises(LabelError, match="longer or shorter"):
        shifter("a b", "a b c")


def test_numbers_are_those_marked() -> None:
    marked = Marked("", {("s", 3): [(0, 0)], ("q", 1): [(0, 0)], ("c", 3): [(0, 0)]})

    assert marked.numbers("sct") == [3]
