"""Texts that are hardly articles: what is found is defined, and the time is bounded.

Time is that of the processor, and a ratio between two sizes: another load on the machine does not matter.
"""

import time

import numpy as np
import pytest

from briefing.analysis import actors, claims, linking
from briefing.analysis.answers import answered
from briefing.analysis.lexicon import plain
from briefing.analysis.pipeline import analyse
from briefing.analysis.questions import by_words
from briefing.analysis.quotations import quoted_spans
from briefing.analysis.sentences import sentence_spans
from briefing.analysis.speakers import Resolver
from briefing.analysis.tagger import EMPTY, Mark
from briefing.model import PARTS, Article, Claim, Speaker
from briefing.settings import Settings

STORY = (
    'Ana Ruiz met Bo Okoro in Velmora. "The bridge," she said, "is safe." '
    "The Harbour Authority denied it, and he declined to comment.\n\n"
)
ENTITIES = (
    ("Ana Ruiz", "person"),
    ("Bo Okoro", "person"),
    ("Velmora", "place"),
    ("Harbour Authority", "organization"),
)
MARKS = (
    ('"The bridge,"', "content"),
    ("she", "source"),
    ("said", "cue"),
    ('"is safe."', "content"),
    ("The Harbour Authority", "source"),
    ("denied", "cue"),
    ("it", "content"),
    ("he", "source"),
    ("declined", "cue"),
    ("to comment", "content"),
)


def article(text):
    return Article("0" * 16, "a.txt", "a", "file-name", text)


@pytest.mark.parametrize(
    "text",
    [
        "it rained all day and then it rained again.",
        "rain",
        "…",
        "el puente se cerró ayer y nadie sabe cuándo volverá a abrir.",
        "橋は昨日閉鎖された。いつ再開されるかは誰も知らない。",
    ],
)
def test_without_names_there_are_no_actors(text):
    briefing = analyse(article(text), Settings())

    assert briefing.parts == PARTS
    assert briefing.actors == ()
    assert all(claim.source.actor is None for claim in briefing.claims)
    assert len(briefing.summary.sentences) <= 1 + text.count(".") + text.count("。")


def test_one_word_is_its_own_summary_and_nothing_else():
    briefing = analyse(article("Fire"), Settings())

    assert [sentence.span for sentence in briefing.summary.sentences] == [(0, 4)]
    assert briefing.claims == ()
    assert briefing.questions == ()


def test_a_text_without_an_end_of_a_sentence_is_one_sentence():
    text = "Ana Ruiz said the bridge was safe and the road was not " * 60
    briefing = analyse(article(text), Settings())

    assert [s.span for s in briefing.summary.sentences] == [(0, len(text.rstrip()))]
    assert {claim.source.name for claim in briefing.claims} <= {"Ana Ruiz", ""}


def test_ten_thousand_quotation_marks_say_nothing():
    briefing = analyse(article('"' * 10_000), Settings())

    assert briefing.actors == ()
    assert briefing.claims == ()


def test_claims_from_fifty_thousand_words_take_time_in_proportion():
    few, many = 250, 2_000  # 2,000 stories are 50,000 words, 8,000 names and 6,000 claims
    once = min(spent(few) for _ in range(2))

    # A quadratic step would make it eight times as long; a busy machine makes it twice.
    assert spent(many) < 4 * (many / few) * once


def test_open_questions_of_one_sentence_of_many_words_take_time_in_proportion():
    words = "the decision on whether the board of the town would not say is still not known and so "
    few, many = words * 300, words * 2_400  # 2,400 times 18 words are 43,000

    once = min(took(by_words, few, (0, len(few))) for _ in range(3))
    assert took(by_words, many, (0, len(many))) < 3 * 8 * once + 0.05


def test_words_that_almost_fit_an_open_question_take_time_in_proportion():
    words = "no agreement deal date dates decision questions about whether of the none neither "
    few, many = plain(words) * 300, plain(words) * 2_400

    once = min(took(by_words, few, (0, len(few))) for _ in range(3))
    assert took(by_words, many, (0, len(many))) < 3 * 8 * once + 0.05


def test_thousands_of_denials_are_linked_in_time_in_proportion():
    def denials(count):
        line = "Ana Ruiz said the bridge was safe. Bo Okoro denied the claim. "
        at = [k * len(line) for k in range(count)]
        claims = []
        for k, start in enumerate(at):
            for who, stance, spans in (
                ("Ana Ruiz", "accuse", ((0, 8), (9, 13), (14, 33))),
                ("Bo Okoro", "deny", ((35, 43), (44, 50), (51, 60))),
            ):
                source, cue, content = (((start + a, start + b),) for a, b in spans)
                claims.append(
                    Claim(
                        f"c{2 * k + (stance == 'deny')}",
                        stance,
                        Speaker(None, who, source),
                        cue,
                        content,
                        "indirect",
                        False,
                        (start, start + 60),
                        (),
                        (),
                        0.9,
                    )
                )
        return line * count, claims

    few, many = denials(100), denials(800)
    once = min(took(answered, *few) for _ in range(3))
    assert min(took(answered, *many) for _ in range(2)) < 4 * 8 * once


@pytest.mark.parametrize("marks", ['"a" ', "''", "“a ” b” “ "])
def test_ten_thousand_quotation_marks_are_paired_in_bounded_time(marks):
    assert took(quoted_spans, marks * 10_000) < 2.0


def took(act, *arguments):
    """Seconds of the processor."""
    began = time.process_time()
    act(*arguments)
    return time.process_time() - began


def spent(stories):
    """Seconds of the processor for everything after the network, whose marks are given."""
    text = STORY * stories
    assert stories < 2_000 or len(text.split()) >= 44_000
    sentences = sentence_spans(text)
    entities, marks = placed(ENTITIES, stories), placed(MARKS, stories)
    began = time.process_time()
    clusters = actors.gather(text, entities)
    attributions = linking.link(marks, sentences, text, quoted_spans(text))
    voices = Resolver(text, sentences, EMPTY, clusters, attributions).resolve()
    found = claims.build(
        text,
        sentences,
        attributions,
        voices,
        tags=EMPTY,
        read=lambda wordings: np.full((len(wordings), 9), 1 / 9, dtype=np.float32),
        clusters=clusters,
        actors={},
        quotes=quoted_spans(text),
    )
    assert len(found) == 3 * stories
    return time.process_time() - began


def placed(phrases, stories):
    """The phrases of each story as marks."""
    at, one = 0, []
    for words, kind in phrases:
        at = STORY.index(words, at)
        one.append(((at, at + len(words)), kind))
        at += len(words)
    return [
        Mark((start + k * len(STORY), end + k * len(STORY)), kind, 0.9)
        for k in range(stories)
        for (start, end), kind in one
    ]
