"""A briefing for the terminal: lines with hanging indents, coloured by a theme's roles.

The words of the article only ever become `rich.text.Text`, so that no markup in them acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Literal

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment
from rich.style import Style as RichStyle
from rich.text import Text

from ..model import Actor, Article, Briefing, Claim, Part, Question
from ..phrases import HEADINGS, SEPARATOR, actor_row, byline, nothing, one_line
from ..theme import Style, Theme
from .pieces import ASIDE, Piece, claim_pieces, question_pieces, role_of, sign_of

MARGIN = "  "
BULLET = "•"

Colours = Literal["standard", "256", "truecolor"]


def text(briefing: Briefing, theme: Theme, *, width: int, colours: Colours | None = None) -> str:
    """The briefing in lines of at most `width` cells; plain where `colours` is None."""
    return drawn(View(theme).briefing(briefing), width=width, colours=colours)


def drawn(renderable: RenderableType, *, width: int, colours: Colours | None = None) -> str:
    """What a terminal of that width and those colours would show, whatever the real one is."""
    console = Console(
        file=StringIO(),
        width=width,
        color_system=colours,
        force_terminal=colours is not None,
        no_color=False,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


@dataclass(frozen=True)
class Hanging:
    """A paragraph whose later lines stand under the first line's words, not under its sign.

    Without a sign it stands at the margin.
    """

    sign: Text
    body: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        first = Text.assemble(MARGIN, self.sign, " ") if self.sign else Text()
        indent = min(first.cell_len, options.max_width // 2)
        for line in self.body.wrap(console, options.max_width - indent, overflow="fold"):
            line.rstrip()
            # As segments: Rich would break each line once more.
            yield from Text.assemble(first, line).render(console, end="\n")
            first = Text(" " * indent)


class View:
    """Turns briefings into renderables in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._styles = {role: rich_style(style, theme) for role, style in theme.roles.items()}

    def briefing(self, briefing: Briefing) -> RenderableType:
        """Title, byline and the parts of the briefing that were looked for."""
        blocks: list[RenderableType] = [self._head(briefing.article)]
        for part in briefing.parts:
            blocks += [Text(), self._styled(HEADINGS[part], "title"), *self._rows(part, briefing)]
        return Group(*blocks)

    def _head(self, article: Article) -> RenderableType:
        title = self._styled(one_line(article.title), "title")
        line = self._styled(byline(article), "byline")
        return Group(Hanging(Text(), title), Hanging(Text(), line))

    def _rows(self, part: Part, briefing: Briefing) -> list[RenderableType]:
        article = briefing.article
        rows: list[RenderableType]
        if part == "summary":
            sentences = (article.quote([s.span]) for s in briefing.summary.sentences)
            rows = [
                Hanging(Text(BULLET), self._styled(one_line(words), "summary"))
                for words in sentences
            ]
        elif part == "actors":
            rows = [self._actor(actor, article) for actor in briefing.actors]
        elif part == "claims":
            rows = [self._claim(claim, briefing) for claim in briefing.claims]
        else:
            rows = [self._question(question, article) for question in briefing.questions]
        return rows or [Hanging(Text(" "), self._styled(nothing(part, article), "byline"))]

    def _actor(self, actor: Actor, article: Article) -> Hanging:
        row = actor_row(actor, article)
        rest = SEPARATOR + SEPARATOR.join(row.pieces())
        return self._row(actor, (Piece(row.name, role_of(actor)), Piece(rest, ASIDE)))

    def _claim(self, claim: Claim, briefing: Briefing) -> Hanging:
        return self._row(claim, claim_pieces(claim, briefing))

    def _question(self, question: Question, article: Article) -> Hanging:
        return self._row(question, question_pieces(question, article))

    def _row(self, of: Actor | Claim | Question, pieces: Iterable[Piece]) -> Hanging:
        sign = self._drawn(sign_of(of, self._theme.signs))
        return Hanging(sign, Text.assemble(*map(self._drawn, pieces)))

    def _drawn(self, piece: Piece) -> Text:
        words = self._styled(piece.words, piece.role) if piece.role else Text(piece.words)
        if piece.bold:
            words.stylize("bold")
        return words

    def _styled(self, words: str, role: str) -> Text:
        return Text(words, style=self._styles[role])


def rich_style(style: Style, theme: Theme) -> RichStyle:
    """The style for a terminal, whose own background stays, and its own colour for plain text."""
    plain = style.fg == theme.colors["foreground"]
    return RichStyle(
        color=None if plain and not style.bg else rich_colour(style.fg),
        bgcolor=rich_colour(style.bg),
        bold=style.bold or None,
        italic=style.italic or None,
        underline=style.underline or None,
        reverse=style.reverse or None,
    )


def rich_colour(colour: str | None) -> str | None:
    """A theme's colour as Rich writes it: the terminal's own have names with underscores."""
    return colour and colour.replace("-", "_")
