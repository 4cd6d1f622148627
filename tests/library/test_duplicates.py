"""The same text in several files is found, another text is not."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.library.duplicates import FEWEST_WORDS, THRESHOLD, Originals, fingerprint, together
from briefing.model import Article

RNG = random.Random(4)
VOCABULARY = [f"word{n}" for n in range(5000)]


def text(words: int) -> list[str]:
    return RNG.choices(VOCABULARY, k=words)


def article(words: str, path: str = "a") -> Article:
    return Article("0" * 16, path, "a", "file-name", words)


def same(first: str, second: str) -> bool:
    originals = Originals()
    assert originals.original_of("a", fingerprint(first)) is None
    return originals.original_of("b", fingerprint(second)) == "a"


def test_to_the_word_case_and_punctuation_aside() -> None:
    assert same("The dam held.", "“THE DAM held!”")
    assert not same("The dam held.", "The dam fell.")


def test_an_agency_report_in_two_papers() -> None:
    report = text(400)
    mine = ["by", "our", "staff", *report, "with", "material", "of", "agencies"]
    assert same(" ".join(report), " ".join(mine))


def test_two_reports_of_the_same_length_are_two() -> None:
    assert not same(" ".join(text(400)), " ".join(text(400)))


def test_half_a_text_is_another_text() -> None:
    words = text(400)
    assert not same(" ".join(words), " ".join(words[:200]))


def test_in_a_short_text_each_word_counts() -> None:
    words = text(FEWEST_WORDS - 1)
    assert not same(" ".join(words), " ".join([*words[:-1], "4.5"]))


def test_recall_and_precision_round_the_threshold() -> None:
    found = {"near": 0, "far": 0}
    for _ in range(60):
        words = text(400)
        for name, changes in (("near", 4), ("far", 30)):
            other = list(words)
            for at in RNG.sample(range(len(other)), changes):
                other[at] = "changed"
            found[name] += same(" ".join(words), " ".join(other))
    # Four words of 400 changed leave a Jaccard index of 0.9, thirty one of 0.5 or less.
    assert 0.5 < THRESHOLD < 0.9
    assert found["near"] >= 58
    assert found["far"] == 0


def test_groups_stand_in_the_order_of_their_firsts() -> None:
    long = " ".join(text(100))
    articles = [
        article(words, path)
        for words, path in zip(("x y", long, "X, y", long, "z"), "abcde", strict=True)
    ]
    assert [[a.path for a in group] for group in together(articles)] == [
        ["a", "c"],
        ["b", "d"],
        ["e"],
    ]


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_has_a_fingerprint_and_is_the_same_as_itself(words: str) -> None:
    assert fingerprint(words) == fingerprint(words)
    assert same(words, words)
