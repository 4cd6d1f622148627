import pytest

from briefing.analysis.linking import link
from briefing.analysis.quotations import quoted_spans
from briefing.analysis.tagger import Mark

TEXT = "“The bridge is safe,” Ruiz said. “We checked it.” Okoro denied that and blamed the port."


def mark(words, kind, text=TEXT):
    at = text.index(words)
    return Mark((at, at + len(words)), kind, 0.9)


def joined(marks, sentences, text=TEXT):
    return [
        (
            text[slice(*a.source.span)] if a.source else None,
            text[slice(*a.cue.span)],
            [text[slice(*c.span)] for c in a.contents],
        )
        for a in link(marks, sentences, text, quoted_spans(text))
    ]


def test_content_before_and_after_its_cue_and_a_second_verb_without_a_source():
    marks = [
        mark("“The bridge is safe,”", "content"),
        mark("Ruiz", "source"),
        mark("said", "cue"),
        mark("“We checked it.”", "content"),
        mark("Okoro", "source"),
        mark("denied", "cue"),
        mark("that", "content"),
        mark("blamed", "cue"),
        mark("the port", "content"),
    ]
    sentences = [(0, 32), (33, 49), (50, len(TEXT))]
    assert joined(marks, sentences) == [
        ("Ruiz", "said", ["“The bridge is safe,”", "“We checked it.”"]),
        ("Okoro", "denied", ["that"]),
        (None, "blamed", ["the port"]),
    ]


@pytest.mark.parametrize(
    ("cue", "source"),
    [
        ("was asked", None),
        ("has repeatedly been told", None),
        ("asked", "Ruiz"),
        ("was said", "Ruiz"),
    ],
)
def test_who_is_asked_or_told_is_not_the_source(cue, source):
    text = f"Ruiz {cue} whether the bridge was safe."
    marks = [
        mark("Ruiz", "source", text),
        mark(cue, "cue", text),
        mark("whether the bridge was safe", "content", text),
    ]
    found = joined(marks, [(0, len(text))], text)
    assert found == [(source, cue, ["whether the bridge was safe"])]


@pytest.mark.parametrize(("content", "claims"), [("which", 0), ("parts of which", 0), ("that", 1)])
def test_a_content_that_only_points_back_is_no_claim(content, claims):
    text = f"The report, {content} were seen by Ruiz, is late."
    marks = [
        mark(content, "content", text),
        mark("were seen by", "cue", text),
        mark("Ruiz", "source", text),
    ]
    assert len(joined(marks, [(0, len(text))], text)) == claims


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        (
            "Ruiz says bridge is safe\n\nVELMORA — It",
            "bridge is safe\n\nVELMORA",
            ["bridge is safe"],
        ),
        ("Ruiz said: “No.\n\n“And never.”", "“No.\n\n“And never.”", ["“No.", "“And never.”"]),
        ("Ruiz said \n no", "\n no", ["no"]),
    ],
)
def test_no_claim_runs_on_over_the_end_of_its_line(text, content, kept):
    cue = "says" if "says" in text else "said"
    marks = [
        mark("Ruiz", "source", text),
        mark(cue, "cue", text),
        mark(content, "content", text),
    ]
    assert joined(marks, [(0, len(text))], text) == [("Ruiz", cue, kept)]


def test_a_cue_without_content_takes_no_source():
    text = "Mook said as much, arguing that it was late."
    marks = [
        mark("Mook", "source", text),
        mark("said", "cue", text),
        mark("arguing", "cue", text),
        mark("that it was late", "content", text),
    ]
    assert joined(marks, [(0, len(text))], text) == [("Mook", "arguing", ["that it was late"])]


def test_content_far_from_every_cue_is_left_out():
    text = "Ruiz said no. " + "Filler stands here. " * 60 + "Stray words."
    marks = [
        mark("Ruiz", "source", text),
        mark("said", "cue", text),
        mark("no", "content", text),
        mark("Stray words", "content", text),
    ]
    sentences = [(0, 13), *((14 + 20 * n, 33 + 20 * n) for n in range(60)), (1214, len(text))]
    assert joined(marks, sentences, text) == [("Ruiz", "said", ["no"])]


def test_no_cue_no_attribution():
    assert link([mark("Ruiz", "source")], [(0, len(TEXT))], TEXT, []) == []


def test_a_passive_subject_swallowed_by_its_cue_is_the_content():
    text = "These claims have been denied by the Kremlin."
    marks = [
        mark("These claims have been denied by", "cue", text),
        mark("the Kremlin", "source", text),
    ]
    assert joined(marks, [(0, len(text))], text) == [
        ("the Kremlin", "have been denied by", ["These claims"])
    ]


def test_a_clause_that_opens_with_that_hangs_on_the_verb_before_it():
    text = "The minister denied on Tuesday that she had helped him, calling the report “a draft”."
    marks = [
        mark("The minister", "source", text),
        mark("denied", "cue", text),
        mark("that she had helped him", "content", text),
        mark("calling", "cue", text),
        mark("the report “a draft”", "content", text),
    ]
    attributions = link(marks, [(0, len(text))], text, quoted_spans(text))
    assert [(a.cue, a.contents) for a in attributions] == [
        (marks[1], (marks[2],)),
        (marks[3], (marks[4],)),
    ]
