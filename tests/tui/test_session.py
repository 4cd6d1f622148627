from pathlib import Path

from briefing.catalogue.shelf import Listed
from briefing.errors import ArticleError, TaggerError
from briefing.model import PARTS
from briefing.settings import Length, Settings
from briefing.tui.marks import MarksInMemory
from briefing.tui.session import Session
from briefing.tui.view import View
from tests.tui.samples import BROKEN, HeldShelf, dam_article, dam_briefing, loaded, plain_article


def session(count: int = 4, settings: Settings | None = None) -> Session:
    made = Session(settings or Settings(), MarksInMemory(), HeldShelf(()))
    for file in loaded(*(plain_article(number) for number in range(1, count + 1))):
        made.add(file)
    return made


def finish(of: Session) -> list[int]:
    """Do all jobs; the order they came in."""
    order = []
    while (job := of.next_job()) is not None:
        order.append(job.index)
        of.succeeded(job, dam_briefing(job.article, job.settings.sentences.count))
    return order


def test_the_current_article_is_analysed_first_then_on_from_there() -> None:
    made = session()
    made.show(2)
    assert finish(made) == [2, 3, 0, 1]


def test_a_file_that_cannot_be_read_is_not_analysed() -> None:
    made = session(1)
    assert made.add(BROKEN) == range(1, 2)
    assert finish(made) == [0]
    assert (made.articles, made.analysed) == (1, 1)


def test_a_failed_analysis_is_done_with() -> None:
    made = session(1)
    job = made.next_job()
    assert job is not None
    error = TaggerError("no network")
    made.failed(job, error)
    assert made.next_job() is None
    assert made.failure(0) is error
    assert made.analysed == 1


def test_what_was_shown_is_read() -> None:
    made = session(3)
    made.show(1)
    assert [made.is_read(index) for index in range(3)] == [False, True, False]
    assert made.unread == 2


def test_marks_are_taken_back_one_by_one() -> None:
    made = session(3)
    made.toggle_read(0)
    made.toggle_star(1)
    assert made.mark_all_read(range(3)) == 2
    assert made.unread == 0
    made.undo()
    assert [made.is_read(index) for index in range(3)] == [True, False, False]
    made.undo()
    assert not made.is_starred(1)
    made.undo()
    assert made.unread == 3
    assert made.undo() is None


def test_a_mark_that_changes_nothing_is_no_step() -> None:
    made = session(2)
    made.add(BROKEN)
    made.toggle_read(2)
    made.toggle_star(2)
    made.mark_all_read(())
    assert not made.can_undo


def test_a_view_is_taken_back_and_a_preview_is_one_step() -> None:
    made = session(1)
    before = made.view
    for query in ("d", "da", "dam"):
        made.preview(View(query=query))
    made.keep(before)
    made.change_view(View(query="dam", order="date"))
    assert not made.change_view(made.view)
    made.undo()
    assert made.view == View(query="dam")
    made.undo()
    assert made.view == before
    assert not made.can_undo


def test_another_length_asks_for_the_summary_alone() -> None:
    made = session(2)
    made.show(0)
    finish(made)
    assert made.change_length(1)
    job = made.next_job()
    assert job is not None
    assert (job.index, job.parts, job.settings.sentences) == (0, ("summary",), Length(4))
    made.succeeded(job, dam_briefing(job.article, 4))
    assert made.next_job() is None
    found = made.briefing(0)
    assert found is not None
    assert len(found.summary.sentences) == 4
    assert found.actors
    assert found.parts == PARTS


def test_an_article_shown_later_gets_the_new_length_then() -> None:
    made = session(2)
    made.show(0)
    finish(made)
    made.change_length(-1)
    assert finish(made) == [0]
    made.show(1)
    assert finish(made) == [1]


def test_a_summary_has_at_least_one_sentence() -> None:
    made = session(1, Settings(sentences=Length(1)))
    made.show(0)
    finish(made)
    assert not made.change_length(-1)


def test_a_summary_cannot_be_longer_than_the_article() -> None:
    made = session(1, Settings(sentences=Length(9)))
    made.show(0)
    finish(made)
    assert not made.change_length(1)


def test_a_share_of_the_sentences_becomes_a_number() -> None:
    made = session(1, Settings(sentences=Length(30, percent=True)))
    made.show(0)
    job = made.next_job()
    assert job is not None
    made.succeeded(job, dam_briefing(job.article, 2))
    assert made.change_length(1)
    assert made.settings.sentences == Length(3)


def test_without_a_briefing_there_is_no_length_to_change() -> None:
    made = session(1)
    assert not made.change_length(1)
    made.show(0)
    assert not made.change_length(1)


def test_paths_of_entries() -> None:
    assert session(1).entries[0].path == Path("seeds/001.txt")


def test_a_changed_file_takes_the_place_of_what_it_was() -> None:
    made = session(3)
    made.show(1)
    finish(made)
    path = made.entries[1].path
    late = made.next_job()
    assert late is None
    made.update(Listed(path, (dam_article(), plain_article(9))))
    assert [entry.path for entry in made.entries].count(path) == 2
    assert made.entries[1].article == dam_article()
    assert made.entries[3].article == plain_article(9)
    assert made.current == 1
    assert made.briefing(1) is None
    assert made.briefing(0) is not None
    assert finish(made) == [1, 3]


def test_a_file_that_went_says_so_where_it_was_and_a_new_one_is_added() -> None:
    made = session(2)
    path = made.entries[0].path
    made.update(Listed(path, error=ArticleError("is no longer there", where=str(path))))
    assert made.entries[0].article is None
    assert "no longer there" in str(made.entries[0].error)
    made.update(Listed(Path("seeds/new.txt"), (dam_article(),)))
    assert made.entries[2].article == dam_article()


def test_what_was_found_in_a_text_that_is_gone_is_dropped() -> None:
    made = session(1)
    job = made.next_job()
    assert job is not None
    made.update(Listed(made.entries[0].path, (dam_article(),)))
    made.succeeded(job, dam_briefing(job.article))
    assert made.briefing(0) is None
    made.failed(job, TaggerError("late"))
    assert made.failure(0) is None
