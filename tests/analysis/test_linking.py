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
