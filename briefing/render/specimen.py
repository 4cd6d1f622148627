"""Every role of a theme on a briefing of its own: what `briefing theme show` shows."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style as RichStyle
from rich.text import Text

from ..model import (
    Actor,
    ActorKind,
    Article,
    Briefing,
    Claim,
    Engine,
    Question,
    QuestionKind,
    Span,
    Speaker,
    Stance,
    Summary,
    SummarySentence,
)
from ..theme import Theme
from .text import View, rich_style

TEXT = """\
The keepers of the Stell Head lighthouse said the lamp went out at midnight. \
Harbour master Ines Coll denied that anyone had slept. \
The Harbour Board declined to name the keeper on duty. \
Coll confirmed that the log had a gap. \
Fishermen accused the Board of saving on oil. \
The Board promised to light the lamp by Friday. \
Coll urged every crew to wait for daylight. \
Fishermen asked whether the tower was safe. \
Residents of Little Harrow hope that it is. \
It is unclear who rang the bell. \
The Board has not disclosed the cost. \
The keepers' account could not be verified. \
The council has yet to decide on a second lamp. \
Who will pay for it?
"""


def specimen(theme: Theme) -> RenderableType:
    """The briefing, and below it what the reader has besides."""
    return Group(View(theme).briefing(_briefing()), Text(), _in_the_reader(theme))


def svg(theme: Theme, *, width: int) -> str:
    """The specimen as a picture, on the theme's own background."""
    console = Console(
        file=StringIO(),
        width=width,
        record=True,
        color_system="truecolor",
        force_terminal=True,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
        no_color=False,
    )
    console.print(on_its_ground(theme))
    return console.export_svg(title=theme.name, unique_id="theme")


def on_its_ground(theme: Theme) -> RenderableType:
    """The specimen with the theme's own colours behind it and for what has none."""
    from .text import rich_colour

    ground = RichStyle(
        color=rich_colour(theme.colors["foreground"]),
        bgcolor=rich_colour(theme.colors["background"]),
    )
    return Padding(specimen(theme), (1, 2), style=ground)


def _in_the_reader(theme: Theme) -> RenderableType:
    lines = [
        ("unread", "● an article that was not read yet"),
        ("starred", "★ an article that was starred"),
        ("focus", "▸ the pane in use"),
        ("highlight", "the words looked for"),
        ("match", "other mentions of them"),
    ]
    rows = [
        Text.assemble("  ", (words, rich_style(theme.roles[role], theme))) for role, words in lines
    ]
    return Group(Text("In the reader", style=rich_style(theme.roles["title"], theme)), *rows)


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def _briefing() -> Briefing:
    article = Article(
        id="0" * 16,
        path="",
        title="Lamp of Stell Head out for a night",
        title_from="front-matter",
        text=TEXT,
        source="Harrow Review",
        author="Wen Sable",
        published="2026-11-03",
    )
    first = _at(TEXT[: TEXT.index(". ") + 1])
    return Briefing(
        article=article,
        summary=Summary("lead", (SummarySentence(first, 1.0),)),
        actors=tuple(_actor(f"a{n}", *actor) for n, actor in enumerate(_ACTORS)),
        claims=tuple(_claim(f"c{n}", *claim) for n, claim in enumerate(_CLAIMS)),
        questions=tuple(_question(f"q{n}", *question) for n, question in enumerate(_QUESTIONS)),
        engine=Engine("", None),
    )


_ACTORS: tuple[tuple[str, ActorKind], ...] = (
    ("Ines Coll", "person"),
    ("Harbour Board", "org"),
    ("Little Harrow", "place"),
    ("Fishermen", "group"),
)

_CLAIMS: tuple[tuple[Stance, str, str, str], ...] = (
    ("assert", "The keepers of the Stell Head lighthouse", "said", "the lamp went out at midnight"),
    ("deny", "Ines Coll", "denied", "anyone had slept"),
    ("decline", "Harbour Board", "declined", "name the keeper on duty"),
    ("confirm", "Coll", "confirmed", "the log had a gap"),
    ("accuse", "Fishermen", "accused", "the Board of saving on oil"),
    ("promise", "The Board", "promised", "light the lamp by Friday"),
    ("request", "Coll", "urged", "every crew to wait for daylight"),
    ("question", "Fishermen", "asked", "the tower was safe"),
    ("belief", "Residents", "hope", "that it is"),
)

_QUESTIONS: tuple[tuple[QuestionKind, str], ...] = (
    ("unknown", "It is unclear who rang the bell."),
    ("undisclosed", "The Board has not disclosed the cost."),
    ("unconfirmed", "The keepers' account could not be verified."),
    ("undecided", "The council has yet to decide on a second lamp."),
    ("asked", "Who will pay for it?"),
)

_ACTOR_OF = {
    "Ines Coll": "a0",
    "Coll": "a0",
    "Harbour Board": "a1",
    "The Board": "a1",
    "Fishermen": "a3",
}


def _actor(id: str, name: str, kind: ActorKind) -> Actor:
    role = _at("Harbour master") if kind == "person" else None
    return Actor(id, name, kind, (), role, 1.0, (_at(name),))


def _claim(id: str, stance: Stance, speaker: str, cue: str, content: str) -> Claim:
    source = Speaker(_ACTOR_OF.get(speaker), speaker, (_at(speaker),))
    span = _at(content)
    return Claim(id, stance, source, (_at(cue),), (span,), "indirect", False, span, (), (), 1.0)


def _question(id: str, kind: QuestionKind, words: str) -> Question:
    return Question(id, kind, _at(words), _at(words), (), 1.0)
