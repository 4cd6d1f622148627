from briefing.analysis.sentences import sentence_spans
from briefing.tui.findings import Cell, Finding, cell_at, findings_in, strip_of
from tests.tui.samples import DAM, dam_briefing

FINDINGS = findings_in(dam_briefing(), tuple(sentence_spans(DAM)))


def test_each_sentence_has_what_it_yielded() -> None:
    first, second, third, *_ = FINDINGS
    assert (first.actor, first.stances, first.questions) == (True, ("assert",), 0)
    assert (second.actor, second.stances) == (True, ("deny", "assert"))
    assert third.stances == ("confirm", "decline")
    assert sum(finding.questions for finding in FINDINGS) == 3
    assert sum(len(finding.stances) for finding in FINDINGS) == 10


def test_the_strip_has_a_cell_a_sentence_with_the_most_telling_stance() -> None:
    cells = strip_of(FINDINGS, 80)
    assert len(cells) == len(FINDINGS)
    assert "".join(cell.letter for cell in cells) == "SDN??S·ABPS"


def test_where_there_are_too_many_sentences_a_cell_stands_for_several() -> None:
    cells = strip_of(FINDINGS, 6)
    assert len(cells) == 6
    assert cells[0].letter == "D"
    assert cells[0].span == (FINDINGS[0].span[0], FINDINGS[1].span[1])


def test_no_sentence_no_cell() -> None:
    assert strip_of((), 10) == ()
    assert strip_of(FINDINGS, 0) == ()


def test_nothing_and_a_question_differ() -> None:
    findings = (Finding((0, 5)), Finding((6, 9), questions=1))
    assert [cell.letter for cell in strip_of(findings, 2)] == ["·", "?"]


def test_the_cell_of_a_place_in_the_text() -> None:
    cells = (Cell((2, 5), "S"), Cell((6, 9), "D"))
    assert [cell_at(cells, offset) for offset in (0, 2, 5, 6, 40)] == [None, 0, 0, 1, 1]
