"""Which entries stand for which: the first for all of the same text, to the word or nearly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.catalogue.copies import Change, Copies
from briefing.store.likenesses import Likeness


def alike(pair: str, common: int = 110) -> Likeness:
    return Likeness(*pair, common)


def copies(texts: str, *pairs: Likeness) -> Copies:
    """Entries of the texts named, and then what is alike."""
    made = Copies()
    for index, text in enumerate(texts):
        made.add(index, text)
    made.learn(pairs)
    return made


def test_the_first_of_those_left_stands_for_all() -> None:
    made = Copies()
    added = [made.add(index, "a") for index in range(4)]
    assert added == [Change(shown=(0,)), Change(), Change(), Change()]
    assert made.remove(2) == Change()
    assert made.remove(0) == Change(shown=(1,))
    assert made.others(1) == (3,)
    assert made.originals == {3: 1}
    assert made.remove(1) == Change(shown=(3,))
    assert made.remove(3) == Change()
    assert made.add(5, "a") == Change(shown=(5,))


def test_what_is_learnt_late_hides_the_later_one() -> None:
    made = copies("abca")
    assert made.learn([alike("ca")]) == Change(hidden=(2,))
    assert made.learn([alike("ac")]) == Change()
    assert made.originals == {2: 0, 3: 0}


def test_what_was_learnt_before_counts_when_the_entry_comes() -> None:
    made = Copies()
    made.learn([alike("ba")])
    assert made.add(0, "b") == Change(shown=(0,))
    assert made.add(1, "a") == Change()
    assert made.others(0) == (1,)


def test_a_copy_is_like_the_one_that_stands_for_it_and_not_only_like_another_copy() -> None:
    made = copies("abc", alike("ab"), alike("bc"))
    assert made.originals == {1: 0}
    assert made.remove(0) == Change(shown=(1,), hidden=(2,))
    assert made.originals == {2: 1}


def test_it_goes_to_the_most_alike_and_of_several_to_the_first() -> None:
    assert copies("abc", alike("ca", 105), alike("cb", 120)).originals == {2: 1}
    assert copies("abc", alike("cb", 110), alike("ca", 110)).originals == {2: 0}


def test_an_entry_whose_text_changes_is_a_copy_no_more() -> None:
    made = copies("ab", alike("ba"))
    assert made.remove(1) == Change()
    assert made.add(1, "other") == Change(shown=(1,))
    assert made.originals == {}


def test_what_is_looked_at_stands_for_the_others() -> None:
    made = copies("abc")
    assert made.learn([alike("ca")], held=2) == Change(hidden=(0,))
    assert made.originals == {0: 2}
    assert made.remove(2) == Change(shown=(0,))


ENTRIES = st.lists(st.sampled_from("abcdef"), max_size=9)
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] < p[1]),
    st.integers(103, 106),
)


@given(ENTRIES, PAIRS, st.randoms(use_true_random=False), st.data())
def test_whatever_comes_first_the_groups_are_the_same(entries, pairs, random, data) -> None:
    likenesses = [Likeness(one, other, common) for (one, other), common in pairs.items()]
    plain = copies("".join(entries), *likenesses)
    mixed = Copies()
    steps = [(mixed.add, item) for item in enumerate(entries)]
    steps += [(lambda one: mixed.learn([one]), (one,)) for one in likenesses]
    random.shuffle(steps)
    for act, arguments in steps:
        act(*arguments)
    assert mixed.originals == plain.originals
    if entries:
        gone = data.draw(st.integers(0, len(entries) - 1))
        text = entries[gone]
        before = set(range(len(entries))) - set(mixed.originals) - {gone}
        change = mixed.remove(gone)
        after = set(range(len(entries))) - set(mixed.originals) - {gone}
        assert (before | set(change.shown)) - set(change.hidden) == after
        mixed.add(gone, text)
        assert mixed.originals == plain.originals
