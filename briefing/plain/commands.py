"""The commands that are typed, and which one is meant."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import UsageError, nearest


@dataclass(frozen=True)
class Command:
    """name: what is typed, or its first letters. short: one letter that means it. takes: its argument."""

    name: str
    does: str
    short: str = ""
    takes: str = ""


NUMBER = Command("number", "Open that article; in an article, show where that line stands.")
"""What is meant by a number alone."""

COMMANDS: tuple[Command, ...] = (
    Command("list", "The articles, 20 at a time.", "l"),
    Command("more", "The next 20 articles.", "m"),
    Command(
        "filter", "Only articles that the query lets through; alone: all of them.", "f", "QUERY"
    ),
    Command("next", "Open the next article.", "n"),
    Command("previous", "Open the article before.", "p"),
    Command("summary", "The summary of the open article.", "s"),
    Command("actors", "Who is involved.", "a"),
    Command("claims", "Who claims and who denies what.", "c"),
    Command("questions", "What nobody knows yet.", "u"),
    Command("text", "The whole text, sentence by sentence.", "t"),
    Command("longer", "A summary with one sentence more."),
    Command("shorter", "A summary with one sentence less."),
    Command(
        "copy",
        "That line, or the article, with its citation: into the clipboard where there is one.",
        takes="NUMBER",
    ),
    Command("browse", "The article's address, in the browser."),
    Command("export", "The briefing as a file: markdown, html or json.", "x", "FORMAT"),
    Command("back", "Back to the list.", "b"),
    Command("help", "These commands.", "h"),
    Command("quit", "Leave.", "q"),
)


@dataclass(frozen=True)
class Line:
    """A typed line as it is understood. number: for NUMBER alone, else 0."""

    command: Command
    argument: str = ""
    number: int = 0


def understood(typed: str) -> Line:
    """What a typed line means; raises UsageError for what means nothing, or several commands."""
    word, _, argument = typed.strip().partition(" ")
    if word.isdecimal():
        return Line(NUMBER, number=int(word))
    word = {"?": "help", "/": "filter"}.get(word, word.lower())
    if word.startswith("/"):
        word, argument = "filter", f"{word[1:]} {argument}"
    for command in COMMANDS:
        if word in (command.name, command.short):
            return Line(command, argument.strip())
    meant = [command for command in COMMANDS if command.name.startswith(word)]
    if len(meant) == 1:
        return Line(meant[0], argument.strip())
    names = [command.name for command in meant or COMMANDS]
    if meant:
        raise UsageError(f"{word} may be {' or '.join(names)}", remedy="write more of it")
    raise UsageError(f"{word!r} is no command", remedy=f"{nearest(word, names)}; help lists them")


def help_lines() -> list[str]:
    """All commands, one a line."""
    lines = ["A number alone: open that article; in an article, show where that line stands."]
    for command in COMMANDS:
        name = f"{command.name} {command.takes}".strip()
        letter = f" (or {command.short})" if command.short else ""
        lines.append(f"{name}{letter}: {command.does}")
    return lines
