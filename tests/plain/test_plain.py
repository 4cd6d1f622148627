"""The plain reader, by what is typed and what it answers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.sentences import sentence_spans
from briefing.catalogue.shelf import Listed
from briefing.errors import BriefingError, TaggerError, UsageError
from briefing.plain import PlainReader, World, converse
from briefing.plain.commands import COMMANDS, understood
from briefing.settings import Length, Settings
from briefing.store.likenesses import Likeness
from briefing.tui.marks import MarksInMemory
from briefing.words import index_text, same_words
from tests.fakes import FakeOutside
from tests.tui.samples import FakeAnalyse, dam_article, loaded, plain_article, sample_folder

NOW = datetime(2026, 11, 24, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def reader(
    files: Iterable[Listed] | None = None,
    *,
    analyse: FakeAnalyse | None = None,
    outside: FakeOutside | None = None,
    likenesses: Callable[[str], Iterable[Likeness]] = lambda same: (),
) -> PlainReader:
    world = World(
        analyse or FakeAnalyse(),
        MarksInMemory(),
        sentence_spans,
        lambda: NOW,
        lambda _: NOW,
        outside or FakeOutside(),
        likenesses,
    )
    settings = Settings(sentences=Length(2))
    chosen = sample_folder() if files is None else files
    return PlainReader(chosen, world=world, settings=settings, folder="seeds")


def said(*typed: str, files: Iterable[Listed] | None = None) -> str:
    """The answer to the last of the lines typed."""
    one = reader(files)
    return [one.answer(line) for line in typed][-1]


def test_it_begins_with_the_list() -> None:
    lines = reader().welcome().splitlines()
    assert lines[0].startswith("briefing, plain mode: articles in seeds.")
    assert lines[1] == f"1. {dam_article().title} (Orrin Courier, 3 November 2026, unread)"
    assert lines[7] == "7. broken.json (cannot be read)"
    assert len(lines) == 9


def test_a_number_opens_an_article_with_its_summary() -> None:
    lines = said("1").splitlines()
    assert lines[0] == dam_article().title
    assert lines[1] == "Orrin Courier · Wen Sable · 3 November 2026 · 159 words · 1 min read"
    assert lines[2] == "2 summary sentences, 5 actors, 10 claims, 3 open questions."
    assert lines[3] == "Summary."
    assert lines[4].startswith("1. The engineers who built the Orrin Dam")


def test_an_article_that_was_opened_is_read() -> None:
    assert "unread" not in said("1", "list").splitlines()[0]


def test_a_claim_is_said_and_leads_to_its_sentence() -> None:
    assert "2. Tilda Marsh denies: there was any danger" in said("1", "claims").splitlines()
    lines = said("1", "claims", "2").splitlines()
    assert lines[0].startswith("Sentence 2 of 11: Works minister Tilda Marsh denied")
    assert lines[1:] == [
        "Speaker: Works minister Tilda Marsh",
        "How it is said: denied",
        "What is said: there was any danger",
    ]


def test_who_is_not_named_is_called_so() -> None:
    assert "10. Somebody not named says: the army had been asked to help (hedged, low" in said(
        "1", "claims"
    )


def test_actors_and_questions() -> None:
    actors = said("1", "actors").splitlines()
    assert actors[:2] == [
        "Key actors.",
        "1. Tilda Marsh, person, Works minister, 2 mentions, 2 claims",
    ]
    assert "Also called: Marsh" in said("1", "actors", "1")
    assert "1. Unknown: It is not clear who will pay for the repairs." in said("1", "questions")
    assert "Seen by: is not clear" in said("1", "questions", "1")


def test_nothing_found_says_so() -> None:
    assert said("4", "claims") == (
        "Claims and denials. No claims found: the article attributes nothing to anyone."
    )


def test_the_text_by_sentences() -> None:
    lines = said("1", "text").splitlines()
    assert len(lines) == 11
    assert lines[2].startswith("3. The Orrin Valley Council, which owns the dam")


def test_next_and_previous() -> None:
    one = reader()
    assert one.answer("next").splitlines()[0] == dam_article().title
    assert one.answer("previous") == "There is no previous article."
    one.answer("next")
    assert one.answer("previous").splitlines()[0] == dam_article().title
    one.answer("back")
    assert one.answer("8").splitlines()[0] == plain_article(7).title
    assert one.answer("next") == "There is no next article."


def test_a_file_that_cannot_be_read_says_why() -> None:
    assert "Cannot be read: seeds/broken.json, line 1: there is no text" in said("7")
    assert said("7", "claims").startswith("Error: seeds/broken.json")


def test_the_filter_is_the_query_language() -> None:
    lines = said("filter rain source:sample").splitlines()
    assert lines[0] == "Filter: rain source:sample. 3 found."
    assert lines[1].startswith("1. Rain for the 4th day")
    assert said("filter rain", "1").splitlines()[0] == plain_article(4).title
    assert "1. Engineers warn" in said("/stance:deny")
    assert said("filter rain", "filter").startswith("No filter.\n1. Engineers")
    assert "No article is let through" in said("filter xyzzy")


def test_a_wrong_query_is_an_error_and_keeps_the_list() -> None:
    one = reader()
    one.answer("filter rain")
    assert one.answer("filter stance:nay").startswith("Error: query, character")
    assert len(one.answer("list").splitlines()) == 4


def test_longer_and_shorter() -> None:
    one = reader()
    one.answer("1")
    assert len(one.answer("longer").splitlines()) == 4
    one.answer("longer")
    assert one.answer("longer") == "The summary holds all that the article offers."
    for _ in range(3):
        one.answer("shorter")
    assert one.answer("shorter") == "A summary has at least one sentence."
    assert len(one.answer("claims").splitlines()) == 11


def test_a_long_list_comes_in_pages_and_files_are_read_as_they_are_needed() -> None:
    read = []

    def source() -> Iterable[Listed]:
        for number in range(1, 51):
            read.append(number)
            yield from loaded(plain_article(number, published=None))

    one = reader(source())
    first = one.welcome().splitlines()
    assert len(read) == 21
    assert (len(first), first[-1]) == (22, "more goes on.")
    assert one.answer("more").splitlines()[0].startswith("21. Rain for the 21th day")
    assert len(one.answer("more").splitlines()) == 10
    assert one.answer("more") == "There are no more articles."
    assert one.answer("41").startswith("Rain for the 41th day")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Type a number or a command; help lists the commands."),
        ("0", "Error: there is no article 0 (list shows the numbers)"),
        ("99999999999999", "Error: there is no article 99999999999999 (list shows the numbers)"),
        ("claims", "Error: no article is open (type the number of one)"),
        ("calims", "Error: 'calims' is no command (did you mean claims?; help lists them)"),
        ("qu", "Error: qu may be questions or quit (write more of it)"),
    ],
)
def test_wrong_commands(typed: str, answer: str) -> None:
    assert said(typed) == answer


def test_what_is_typed_does_not_come_back_as_an_escape_sequence() -> None:
    assert "\x1b" not in said("t\x1b[2J")


def test_first_letters_are_enough() -> None:
    assert understood("prev").command.name == "previous"
    assert understood("Q").command.name == "quit"
    assert understood("?").command.name == "help"
    with pytest.raises(UsageError, match="may be"):
        understood("qu")


def test_every_command_is_known_by_its_name_and_letter_alone() -> None:
    names = [*(c.name for c in COMMANDS), *(c.short for c in COMMANDS if c.short)]
    assert len(set(names)) == len(names)
    for command in COMMANDS:
        assert understood(command.name).command is command
        assert command.name in said("help")


def test_an_analysis_that_fails_is_told() -> None:
    fails: dict[str, Exception] = {dam_article().id: TaggerError("tagger.onnx is damaged")}
    one = reader(analyse=FakeAnalyse(fails=fails))
    assert one.answer("1") == "Error: tagger.onnx is damaged"


@given(st.lists(st.text(max_size=20), max_size=5))
def test_whatever_is_typed_has_a_printable_answer(typed: list[str]) -> None:
    one = reader()
    for line in typed:
        answer = one.answer(line)
        assert not [c for c in answer if ord(c) < 32 and c != "\n"]


def test_a_conversation_ends_with_quit_or_with_its_lines() -> None:
    for lines in (["1", "quit", "2"], ["1"]):
        written: list[str] = []
        converse(reader(), lines, written.append, prompt="> ")
        assert len(written) == 2
        assert written[-1].endswith("\n> ")


def doing(outside: FakeOutside, *typed: str, files: Iterable[Listed] | None = None) -> str:
    one = reader(files, outside=outside)
    return [one.answer(line) for line in typed][-1]


CITATION = f"“{dam_article().title}”, Wen Sable, Orrin Courier, 3 November 2026"


def test_the_articles_citation_is_copied_and_said() -> None:
    outside = FakeOutside()
    assert doing(outside, "1", "copy") == f"Copied: {CITATION}"
    assert outside.done == [("copy", CITATION)]


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        (("claims", "copy 2"), "Tilda Marsh denies: there was any danger"),
        (("actors", "copy 1"), "Tilda Marsh"),
        (("questions", "copy 1"), "unknown: It is not clear who will pay for the repairs."),
        (("summary", "copy 2"), "It is not clear who will pay"),
        (("text", "copy 3"), "The Orrin Valley Council, which owns the dam"),
    ],
)
def test_a_line_is_copied_with_its_citation(typed: tuple[str, str], begins: str) -> None:
    outside = FakeOutside()
    doing(outside, "1", *typed)
    ((_, copied),) = outside.done
    assert str(copied).startswith(begins)
    assert str(copied).endswith(f" — {CITATION}")


def test_without_a_clipboard_the_line_is_there_to_be_taken() -> None:
    outside = FakeOutside(clipboard=False)
    lines = doing(outside, "1", "copy").splitlines()
    assert lines == [CITATION, "There is no tool here that fills the clipboard."]


def test_an_address_is_opened_in_the_browser() -> None:
    outside = FakeOutside()
    files = loaded(plain_article(4, url="https://sample.example/4"))
    assert doing(outside, "1", "browse", files=files) == "Opened: https://sample.example/4"
    assert outside.done == [("launch", "web", "https://sample.example/4")]


@pytest.mark.parametrize(
    ("typed", "suffix"),
    [("export", ".md"), ("export html", ".html"), ("x json", ".json"), ("export H", ".html")],
)
def test_the_briefing_is_written_to_a_file(typed: str, suffix: str) -> None:
    outside = FakeOutside()
    answer = doing(outside, "1", typed)
    ((_, name, _),) = outside.done
    assert str(name).endswith(suffix)
    assert answer == f"Written: /home/io/{name}"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (("copy",), "Error: no article is open (type the number of one)"),
        (("1", "copy two"), "Error: 'two' is no line's number (copy 2, or copy alone)"),
        (("1", "copy 99"), "Error: there is no line 99 here (back leads to the list of articles)"),
        (("1", "browse"), "Error: the article has no address"),
        (
            ("1", "export pdf"),
            "Error: there is no format 'pdf' (there are markdown, html, json)",
        ),
    ],
)
def test_what_cannot_be_done_is_told(typed: tuple[str, ...], answer: str) -> None:
    outside = FakeOutside()
    assert doing(outside, *typed) == answer
    assert outside.done == []


def test_a_clipboard_that_fails_is_told_of() -> None:
    outside = FakeOutside(fails=BriefingError("xclip did not work", remedy="try it in a shell"))
    assert doing(outside, "1", "copy") == "Error: xclip did not work (try it in a shell)"


def test_a_missing_folder_is_an_error_for_people() -> None:
    def source() -> Iterable[Listed]:
        raise BriefingError("no such folder", where="seeds")
        yield

    with pytest.raises(BriefingError, match="no such folder"):
        reader(source()).welcome()


def test_the_program_in_a_pipe() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "briefing", "read", "--plain", "seeds"]
    done = subprocess.run(
        command,
        input=b"1\nclaims\n\xff\xfe\nquit\n",
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "TERM": "dumb", "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    out = done.stdout.decode()
    assert "\x1b" not in out
    assert "Claims and denials.\n1. " in out
    assert "no command" in out
    assert b"textual" not in done.stderr


def test_the_same_text_to_the_word_or_nearly_is_given_once_and_marked_together() -> None:
    dam = dam_article()
    copy = replace(dam, id="c0" * 8, path="copy.txt", text=dam.text.upper())
    near = replace(dam, id="ee" * 8, path="near.txt", text=dam.text.replace("wall", "dike"))

    def likenesses(same: str) -> Iterable[Likeness]:
        pair = [same_words(index_text(one.text)) for one in (near, dam)]
        return [Likeness(*pair, 110)] if same in pair else []

    one = reader(loaded(dam, plain_article(1), near, copy), likenesses=likenesses)
    lines = one.welcome().splitlines()[1:]
    assert len(lines) == 2
    assert lines[0].endswith("(Orrin Courier, 3 November 2026, also in 2 files, unread)")
    assert "Also in ../near.txt, ../copy.txt." in one.answer("1").splitlines()
    one.answer("next")
    assert one.answer("next") == "There is no next article."
    assert "unread" not in one.answer("list").splitlines()[0]
    # Where the filter lets a copy through alone, that one is given.
    assert "also in 2 files" in one.answer("filter dike").splitlines()[1]
    assert "Also in seeds/dam.txt, copy.txt." in one.answer("1").splitlines()


def test_a_copy_of_what_was_read_is_read() -> None:
    copies = [replace(plain_article(1), id=f"{n:016}", path=f"{n}.txt") for n in (1, 2)]
    others = [plain_article(number) for number in range(10, 40)]
    one = reader(loaded(copies[0], *others, copies[1]))
    one.welcome()
    one.answer("1")
    assert one.answer("filter unread").startswith("Filter: unread. 30 found.")
