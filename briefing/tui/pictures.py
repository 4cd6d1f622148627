"""The pictures of a folder's briefing, drawn in characters: who speaks about whom, and when."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from briefing.tui.digest import Day, Matrix
from briefing.tui.look import MUTED, Look
from briefing.tui.rows import sentence, text

NAME = 24
"""Cells for a speaker's name at most."""

COLUMN = 4
"""Cells of a column of the matrix: its number, or a count."""


def matrix_picture(matrix: Matrix, width: int, look: Look) -> Content:
    """Speakers down, subjects across by number, claims counted; the subjects are named below."""
    title, muted = look.style("title"), look.style(MUTED)
    if not matrix.speakers:
        return sentence(
            ("Who speaks about whom\n", title), ("Nobody speaks about anybody else here.", muted)
        )
    shown = matrix.subjects[: max((width - NAME - 2) // COLUMN, 1)]
    head = "".join(f"{number:>{COLUMN}}" for number in range(1, len(shown) + 1))
    lines = [
        text("Who speaks about whom", title),
        sentence((_cell("claims by ↓ about →"), muted), (head, muted)),
    ]
    for speaker, counts in zip(matrix.speakers, matrix.counts, strict=True):
        cells = [
            (f"{count:>{COLUMN}}", Style(bold=True)) if count else (f"{'·':>{COLUMN}}", muted)
            for count in counts[: len(shown)]
        ]
        lines.append(sentence((_cell(speaker), Style()), *cells))
    names = ", ".join(f"{number} {name}" for number, name in enumerate(shown, start=1))
    lines.append(sentence(("about: ", muted), (names, Style())))
    return Content("\n").join(lines)


def timeline_picture(days: tuple[Day, ...], width: int, look: Look) -> Content:
    """A line a day: a bar of articles, and one of denials where there are any, both with numbers."""
    title, muted, deny = look.style("title"), look.style(MUTED), look.style("stance.deny")
    lines = [text("Articles and denials by day", title)]
    most = max((max(day.articles, day.denials) for day in days), default=1)
    room = max((width - 12 - 26) // 2, 4)
    for day in days:
        denials = "" if not day.denials else f"{look.sign('deny') * _bar(day.denials, most, room)}"
        lines.append(
            sentence(
                (f"{day.date or 'no date':<12}", muted),
                (f"{'█' * _bar(day.articles, most, room)} {day.articles}", Style()),
                (f"  {denials} {day.denials} denied" if day.denials else "", deny),
            )
        )
    return Content("\n").join(lines)


def _bar(count: int, most: int, room: int) -> int:
    """Cells of a bar: one each where there is room for it, at least one."""
    return max(1, count if most <= room else count * room // most) if count else 0


def _cell(name: str) -> str:
    content = text(name).truncate(NAME, ellipsis=True)
    return content.plain + " " * (NAME - content.cell_length)
