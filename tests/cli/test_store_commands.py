"""`store`, `analyse`, `search`, and `summary` with the store before the analysis."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Briefing as Run

STORY = "Dam leaks again\n\nEngineers worry. The northern wall of the dam leaks.\n"
OTHER = "---\nsource: Wire\npublished: 2026-01-02\ntags: [rain]\n---\nRain fell on the dam."


@pytest.fixture
def run(briefing: Run, tmp_path: Path) -> Run:
    """`briefing`, in a folder with two articles."""
    folder = tmp_path / "work" / "news"
    folder.mkdir()
    (folder / "dam.txt").write_text(STORY, encoding="utf-8")
    (folder / "rain.txt").write_text(OTHER, encoding="utf-8")
    return briefing


def test_path_and_stats(run: Run, tmp_path: Path) -> None:
    assert run("store", "path").out == f"{tmp_path / 'data' / 'briefing.db'}\n"
    assert run("store", "path", BRIEFING_DATA="/x").out == "/x/briefing.db\n"
    run("analyse", "news")
    lines = dict(line.split(maxsplit=1) for line in run("store", "stats").out.splitlines())
    assert (lines["files"], lines["articles"], lines["analysed"]) == ("2", "2", "2")


def test_analyse_does_nothing_twice(run: Run) -> None:
    first = run("analyse", "news", "--jobs", "1")
    assert (first.code, first.out) == (0, "")
    assert "2 analysed" in first.err
    again = run("analyse", "news", "--jobs", "1")
    assert "0 analysed" in again.err
    assert "2 were already" in again.err
    Path("news/dam.txt").write_text("Dam leaks no more\n\nIt is dry.", encoding="utf-8")
    assert "1 analysed" in run("analyse", "news", "--jobs", "1").err


def test_analyse_by_processes_fills_the_same_store(run: Run) -> None:
    assert "2 analysed" in run("analyse", "news", "--jobs", "2").err
    assert "2 were already" in run("analyse", "news", "--jobs", "1").err


def test_analyse_names_files_that_cannot_be_read(run: Run) -> None:
    Path("news/empty.txt").write_text("", encoding="utf-8")
    ran = run("analyse", "news", "--jobs", "1")
    assert ran.code == 1
    assert "empty.txt: is empty" in ran.err
    assert "2 analysed" in ran.err
    assert "1 files cannot be read" in ran.err


def test_search_prints_title_sentence_and_path(run: Run) -> None:
    ran = run("search", '"northern wall"', "news")
    assert ran.code == 0
    assert ran.out == ("Dam leaks again\n  The northern wall of the dam leaks.\n  news/dam.txt\n")
    both = run("search", "dam", "news").out
    assert both.count("news/") == 2
    assert "Wire · 2026-01-02" in both


def test_search_as_json(run: Run) -> None:
    (hit,) = json.loads(run("search", "source:wire", "news", "--format", "json").out)
    assert (hit["title"], hit["path"]) == ("Rain fell on the dam.", "news/rain.txt")
    assert hit["sentence"] == {"start": 0, "end": 21, "text": "Rain fell on the dam."}
    assert json.loads(run("search", "nothing", "news", "--format", "json").out) == []


def test_search_gives_the_same_text_once_and_after_analyse_nearly_the_same(
    run: Run, tmp_path: Path
) -> None:
    news = tmp_path / "work" / "news"
    words = [f"word{number}" for number in range(100)]
    (news / "a.txt").write_text(" ".join(words), encoding="utf-8")
    (news / "b.txt").write_text(" ".join(words).upper(), encoding="utf-8")
    (news / "c.txt").write_text(" ".join([*words, "by", "agencies"]), encoding="utf-8")

    def found(query: str) -> list[tuple[str, list[str]]]:
        rows = json.loads(run("search", query, "news", "--format", "json").out)
        return [(row["path"], row["also_in"]) for row in rows]

    assert sorted(found("word7")) == [("news/a.txt", ["news/b.txt"]), ("news/c.txt", [])]
    run("analyse", "news", "--jobs", "1")
    assert found("word7") == [("news/a.txt", ["news/b.txt", "news/c.txt"])]
    # What is shown has what was asked for.
    assert found("agencies") == [("news/c.txt", ["news/a.txt", "news/b.txt"])]
    lines = run("search", "word7", "news").out.splitlines()
    assert lines[2].strip() == "news/a.txt; also in news/b.txt; also in news/c.txt"
    listed = json.loads(run("list", "news", "--format", "json").out)
    assert ["news/b.txt", "news/c.txt"] in [row["also_in"] for row in listed]
    (news / "a.txt").unlink()
    (news / "c.txt").write_text("Something else.", encoding="utf-8")
    assert found("word7") == [("news/b.txt", [])]


def test_search_sees_what_changed_since(run: Run) -> None:
    assert "nothing found" in run("search", "comet", "news").err
    Path("news/new.md").write_text("# A comet\n\nIt shines.", encoding="utf-8")
    assert "news/new.md" in run("search", "comet", "news").out
    Path("news/new.md").unlink()
    assert run("search", "comet", "news").out == ""


def test_search_leaves_out_what_the_folder_says(run: Run) -> None:
    Path("news/.briefingignore").write_text("rain*\n", encoding="utf-8")
    assert "rain.txt" not in run("search", "dam", "news").out


def test_a_wrong_query_is_pointed_at(run: Run) -> None:
    ran = run("search", "dam stance:deni", "news")
    assert ran.code == 2
    assert ran.out == ""
    _, line, sign = ran.err.splitlines()
    assert line[sign.index("^") :].startswith("deni")
    assert "did you mean deny?" in ran.err
    assert run("search", "  ", "news").code == 2


def test_search_limits_and_says_so(run: Run) -> None:
    ran = run("search", "dam", "news", "--limit", "1")
    assert ran.out.count("news/") == 1
    assert "1 of 2 shown" in ran.err


def test_search_says_what_is_not_analysed(run: Run) -> None:
    assert "2 articles are not analysed yet" in run("search", "actor:quill", "news").err
    run("analyse", "news", "--jobs", "1")
    assert "not analysed" not in run("search", "actor:quill", "news").err


def test_summary_comes_from_the_store(run: Run, tmp_path: Path) -> None:
    first = run("summary", "news/dam.txt", "--format", "json")
    database = tmp_path / "data" / "briefing.db"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE summaries SET found = replace(found, '1.0', '0.25')")
    connection.close()
    again = json.loads(run("summary", "news/dam.txt", "--format", "json").out)
    assert again["summary"]["sentences"][0]["score"] == 0.25
    fresh = run("summary", "news/dam.txt", "--format", "json", "--no-store")
    assert fresh.out == first.out


def test_no_store_makes_no_file(run: Run, tmp_path: Path) -> None:
    assert run("summary", "news/dam.txt", "--no-store").code == 0
    assert not (tmp_path / "data").exists()


def test_a_store_that_cannot_be_used_is_told_and_done_without(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("summary", "news/dam.txt", "news/rain.txt", BRIEFING_DATA=str(tmp_path / "file"))
    assert ran.code == 0
    assert ran.err.count("going on without the store") == 1
    assert "northern wall" in ran.out or "Dam leaks again" in ran.out


def test_parts_and_lengths_are_kept_apart(run: Run) -> None:
    whole = run("summary", "news/dam.txt", "--format", "json").out
    run("summary", "news/dam.txt", "--only", "summary", "--sentences", "1", "--format", "json")
    only = json.loads(run("summary", "news/dam.txt", "--only", "claims", "--format", "json").out)
    assert "summary" not in only
    assert run("summary", "news/dam.txt", "--format", "json").out == whole


def test_clear_asks_before_marks_are_forgotten(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    run("analyse", "news", "--jobs", "1")
    ran = run("store", "clear")
    assert "2 articles forgotten" in ran.err
    assert run("store", "clear", "--marks").code == 130  # nobody there to answer
    assert run("store", "clear", "--marks", "--yes").code == 0


def test_vacuum_forgets_files_that_are_gone(run: Run) -> None:
    run("analyse", "news", "--jobs", "1")
    Path("news/rain.txt").unlink()
    assert "1 files forgotten" in run("store", "vacuum").err


def test_a_briefing_in_the_store_needs_neither_sumy_nor_the_network(tmp_path: Path) -> None:
    """With the real analysis, in processes of their own."""
    story = tmp_path / "dam.txt"
    story.write_text(STORY, encoding="utf-8")
    code = (
        "import sys; from briefing.cli.run import run\n"
        f"assert run(['summary', {str(story)!r}]) == 0\n"
        "heavy = {'sumy', 'onnxruntime', 'tokenizers', 'textual', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    loaded = [
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=os.environ
        ).stdout.splitlines()
        for _ in range(2)
    ]
    assert "'onnxruntime'" in loaded[0][-1]
    assert loaded[1][-1] == "[]"
    assert loaded[0][:-1] == loaded[1][:-1]


def test_neither_search_nor_summary_imports_what_makes_sketches(tmp_path: Path) -> None:
    for name in ("a", "b"):
        words = " ".join(f"word{number}" for number in range(100))
        (tmp_path / f"{name}.txt").write_text(f"{words} {name}", encoding="utf-8")
    code = (
        "import sys; from briefing.cli.run import run; from briefing.cli.services import Services; "
        "from tests.fakes import fake_analyse; import os\n"
        "assert run(sys.argv[1:], Services(dict(os.environ), fake_analyse)) == 0\n"
        "print(sorted({'datasketch', 'scipy'} & set(sys.modules)))"
    )
    environment = os.environ | {"BRIEFING_DATA": str(tmp_path / "data")}
    folder = str(tmp_path)
    for arguments in (["search", "word7", folder], ["summary", folder, "--no-store"]):
        ran = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            check=True,
            capture_output=True,
            text=True,
            env=environment,
        )
        assert ran.stdout.splitlines()[-1] == "[]"
