"""What labels and signatures attribute."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.linking import Attribution
from briefing.analysis.pipeline import analyse
from briefing.analysis.tagger import Mark
from briefing.analysis.turns import Turn, joined, turns, with_speakers, with_words
from briefing.model import Article
from briefing.settings import Settings

TRANSCRIPT = """Quill: No toll this year

Ada Quill spoke to Harbour Radio on Monday.

LIND: Minister, will you raise the toll?

QUILL: I will not. We have said so twice.

(CROSSTALK)

And we mean it.

LIND: Is that a promise?

QUILL: It is. You have my word.

The toll was last raised in March."""

INTERVIEW = """Q: When did you know?

A: In May. I was told by the council.

Q: And what did you do?

A: Nothing yet."""


def said(text: str, spoken: list[Turn]) -> list[tuple[str, list[str]]]:
    return [(text[slice(*t.label)], [text[slice(*w)] for w in t.words]) for t in spoken]


def mark(text: str, words: str, kind: str) -> Mark:
    start = text.index(words)
    return Mark((start, start + len(words)), kind, 0.9)


def test_each_turn_of_a_transcript_is_its_speakers() -> None:
    assert said(TRANSCRIPT, turns(TRANSCRIPT)) == [
        ("Quill", ["No toll this year"]),
        ("LIND", ["Minister, will you raise the toll?"]),
        ("QUILL", ["I will not. We have said so twice.", "And we mean it."]),
        ("LIND", ["Is that a promise?"]),
        ("QUILL", ["It is. You have my word."]),
    ]


def test_questions_and_answers_are_told_by_their_letters() -> None:
    letters = [label for label, _ in said(INTERVIEW, turns(INTERVIEW))]
    assert letters == ["Q", "A", "Q", "A"]
    dotted = INTERVIEW.replace("Q:", "Q.").replace("A:", "A.")
    assert [text for _, text in said(dotted, turns(dotted))] == [
        text for _, text in said(INTERVIEW, turns(INTERVIEW))
    ]


def test_where_paragraphs_are_quoted_a_turn_ends_with_the_last_quoted_one() -> None:
    text = '"LIND: Will you?\n\n"QUILL: I will.\n\n"And soon.\n\nShe left.\n\n"LIND: When?'
    assert said(text, turns(text)) == [
        ("LIND", ["Will you?"]),
        ("QUILL", ["I will.", '"And soon.']),
        ("LIND", ["When?"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Quill: 1,770\n\nLind: 1,500\n\nQuill: 46\n\nLind: 20",
        "Related: Why you should care\n\nStill to come: the results\n\nRelated: More",
        "Where: Town hall\n\nWhen: Monday\n\nWhere: Harbour\n\nWhen: Tuesday",
        "Poll: We want a bridge",
        "Quill has won at least three states on Tuesday: you decide.",
        "Big Ideas: You first\n\n" + "A paragraph.\n\n" * 9 + "Small Ideas: I follow",
    ],
)
def test_lists_headings_and_sentences_are_no_dialogue(text: str) -> None:
    assert turns(text) == []


def test_a_label_alone_counts_if_it_is_a_name_and_all_behind_it_is_quoted() -> None:
    text = "Rep. Ada Quill (C-Velmora): “The wall is cracked.”"
    name = mark(text, "Ada Quill", "person")
    assert said(text, turns(text, [name])) == [
        ("Rep. Ada Quill (C-Velmora)", ["“The wall is cracked.”"])
    ]
    assert turns(text) == []
    assert turns(text.replace("“", "").replace("”", ""), [name]) == []


def test_a_label_with_a_verb_is_left_to_the_network() -> None:
    text = "Ada Quill said of Bo Lind: “He was more than a mayor.”"
    names = [mark(text, "Ada Quill", "person"), mark(text, "Bo Lind", "person")]
    assert len(turns(text, names)) == 1
    assert turns(text, names, [mark(text, "said of", "cue")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "“He does not know our lives at all.” ― Pamela Padilla\n",
        "“He does not know our lives at all.”― Pamela Padilla.\n",
        '"He does not know our lives at all."\n\n- Pamela Padilla, a nurse',
        "”He does not know our lives at all.”\xa0— Pamela Padilla (Velmora)",
    ],
)
def test_a_quotation_is_its_signers(text: str) -> None:
    (turn,) = turns(text)
    assert text[slice(*turn.label)].rstrip(".") == "Pamela Padilla"
    assert text[slice(*turn.words[0])].strip('“”"') == "He does not know our lives at all."


@pytest.mark.parametrize(
    "text",
    [
        "“We won,” – he said.",
        "“The Long Wall” – Harbour Press",
        "She said: “We won.” – and then left for Velmora",
    ],
)
def test_a_dash_alone_signs_nothing(text: str) -> None:
    assert turns(text) == []


def test_turns_win_over_the_same_words_and_leave_what_is_said_within_them() -> None:
    spoken = turns(TRANSCRIPT)
    same = Attribution(
        None,
        mark(TRANSCRIPT, "have said", "cue"),
        (mark(TRANSCRIPT, "I will not. We have said so twice.", "content"),),
    )
    label = Attribution(
        mark(TRANSCRIPT, "QUILL", "source"),
        mark(TRANSCRIPT, "mean", "cue"),
        (mark(TRANSCRIPT, "it.", "content"),),
    )
    within = Attribution(
        mark(TRANSCRIPT, "We", "source"),
        mark(TRANSCRIPT, "have said", "cue"),
        (mark(TRANSCRIPT, "so", "content"),),
    )
    found = joined([same, label, within], spoken)
    assert same not in found
    assert label not in found
    assert within in found
    assert len(found) == len(spoken) + 1
    assert found == sorted(found, key=lambda attribution: attribution.span)


def test_speakers_are_names_beside_those_that_the_network_found() -> None:
    spoken = turns(TRANSCRIPT)
    known = [mark(TRANSCRIPT, "QUILL", "organization")]
    names = with_speakers(known, spoken, TRANSCRIPT)
    at = [m.span for m in names]
    assert at == sorted(at)
    assert len(names) == len(spoken)
    assert known[0] in names
    assert with_speakers([], turns(INTERVIEW), INTERVIEW) == []


def test_words_of_a_turn_are_direct_speech() -> None:
    spoken = turns(INTERVIEW)
    assert with_words([(0, 2), (3, 8)], spoken)[0] == (0, 2)
    assert len(with_words([], spoken)) == 4


PIECES = [
    "LIND: ",
    "QUILL: ",
    "you?",
    "\n",
    "\n\n",
    '"',
    "“",
    "”",
    " ― ",
    "Ada Quill",
    "(x)",
    "Q. ",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=9), max_size=40).map("".join))
def test_turns_are_in_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for turn in turns(text):
        assert last <= turn.span[0] < turn.span[1] <= len(text)
        last = turn.span[1]
        for start, end in (turn.label, turn.mark, *turn.words):
            assert start < end
            assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize(
    "piece",
    ["LIND: you?\n", '"a"-a', "“a b”\n― Ada Quill b\n", "A: ", "“" * 50 + "\n", '"a" "a" -A\n'],
)
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        joined([], turns(text))
        return time.process_time() - began

    seconds(10_000)
    assert seconds(400_000) < 0.2 + 16 * seconds(100_000)


def test_a_transcript_makes_claims_of_those_whom_the_article_names() -> None:
    article = Article("0" * 16, "a.txt", "a", "file-name", TRANSCRIPT)
    briefing = analyse(article, Settings())
    quill = next(actor for actor in briefing.actors if actor.name == "Ada Quill")
    promised = next(c for c in briefing.claims if article.quote(c.content).startswith("It is."))
    assert promised.source.actor == quill.id
    assert promised.quote == "direct"
    assert article.quote(promised.cue) == ":"


def test_who_asks_and_answers_in_an_interview_is_nobody_else() -> None:
    text = INTERVIEW + "\n\nAna Ruiz is mayor of Velmora."
    briefing = analyse(Article("0" * 16, "a.txt", "a", "file-name", text), Settings())
    claims = [(c.source.name, c.stance) for c in briefing.claims if text[slice(*c.cue[0])] == ":"]
    assert [name for name, _ in claims] == ["Q", "A", "Q", "A"]
    assert claims[0][1] == "question"
