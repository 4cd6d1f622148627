"""The reader without a screen: numbered lines and typed commands, for screen readers and pipes.

Nothing but lines of text goes out, one after the other: no colour, no cursor movement, no redrawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.plain.reader import PlainReader, World

__all__ = ["PlainReader", "World", "converse"]


def converse(
    reader: PlainReader, lines: Iterable[str], write: Callable[[str], None], *, prompt: str = ""
) -> None:
    """Answer each of `lines` until one of them quits, or there are no more.

    write: takes text with its line ends. prompt: written before each line is asked for.
    """
    write(reader.welcome() + "\n" + prompt)
    for line in lines:
        answer = reader.answer(line)
        if reader.done:
            return
        write(answer + "\n" + prompt)
