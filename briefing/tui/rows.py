"""The words of every row: plain text with styles, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from briefing import phrases
from briefing.model import Actor, Article, Briefing, Claim, Heading, Question, Span
from briefing.render.pieces import (
    ASIDE,
    Piece,
    claim_pieces,
    question_pieces,
    role_of,
    sign_of,
)
from briefing.tui import evidence
from briefing.tui.evidence import Ref
from briefing.tui.lens import Lens, actor_named, claims_under, questions_under, responses
from briefing.tui.look import Look
from briefing.tui.page import Page
from briefing.tui.wrapping import FIRM, printable

if TYPE_CHECKING:
    from briefing.tui.digest import Shared, Source

DOT = phrases.SEPARATOR

EVERYBODY = Lens()

ROOMY = 30
"""Columns from which on a line has room for a whole date and a source beside it."""

_PLAIN = Style()


@dataclass(frozen=True)
class Row:
    """One row of a list.

    sign: one cell, before the first line. parts: paragraphs, each on lines of its own. limits: how
    many lines each paragraph may take, None and () for as many as it needs. ref: what the row stands for,
    None if there is nowhere to go. heading: a line above, where a group begins.
    """

    sign: Content
    parts: tuple[Content, ...]
    ref: Ref | None = None
    limits: tuple[int | None, ...] = ()
    heading: Content | None = None


def text(words: str, style: Style = _PLAIN) -> Content:
    """`words`, to the letter, in one style."""
    words = printable(words)
    return Content.styled(words, style) if style else Content(words)


def sentence(*pieces: tuple[str, Style]) -> Content:
    """Pieces joined as they are."""
    return Content("").join([text(words, style) for words, style in pieces])


SHORT = 20
"""Characters of a fact that is not broken."""

_BETWEEN = re.compile(f"({re.escape(DOT)}|, )")


def facts(words: str) -> str:
    """Facts with dots or commas between them; lines are broken there, and not within a short one."""
    parts = _BETWEEN.split(words)
    parts[::2] = [part if len(part) > SHORT else part.replace(" ", FIRM) for part in parts[::2]]
    return "".join(parts)


def pieces(drawn: Iterable[Piece], look: Look) -> Content:
    """Pieces of a row in the styles of their roles."""
    return sentence(*((piece.words, look.piece(piece)) for piece in drawn))


def article_row(
    article: Heading,
    *,
    read: bool,
    look: Look,
    starred: bool = False,
    others: int = 0,
    room: int = 80,
) -> Row:
    """Title, date and source; a dot and bold type while it is unread, a star where it has one.

    others: how many other files have the same words. room: columns; where there are few, dates are without
    their year, which stands above the article too, as the names of the other files do.
    """
    star = text("★ ", look.style("starred")) if starred else text("")
    date = (article.published or "")[:10]
    short = phrases.day_words(article.published) or date
    files = phrases.counted(others, "file")
    if not others:
        tries = [[short if room < ROOMY else date, article.source]]
    else:
        tries = [[date, article.source, f"also in {files}"]]
        tries += [[day, article.source, f"+{files}"] for day in (date, short)]
    lines = [DOT.join(part for part in parts if part) for parts in tries]
    fitting = (line for line in lines if star.cell_length + text(line).cell_length <= room)
    line = next(fitting, lines[-1])
    below = text(line or "no source", look.style(ASIDE))
    return Row(
        sign=text(" ") if read else text("●", look.style("unread")),
        parts=(text(article.title, _PLAIN if read else look.style("unread")), star + below),
        limits=(2, 1),
    )


def error_row(name: str, look: Look) -> Row:
    """A file that could not be read."""
    return Row(
        sign=text("!", look.style("error")),
        parts=(text(name), text("cannot be read", look.style("error"))),
        limits=(2, 1),
    )


def summary_rows(briefing: Briefing, look: Look) -> tuple[Row, ...]:
    """The sentences of the summary."""
    return tuple(
        Row(
            sign=text("•", look.style(ASIDE)),
            parts=(text(_quote(briefing, (chosen.span,)), look.style("summary")),),
            ref=evidence.of_sentence(chosen.span),
        )
        for chosen in briefing.summary.sentences
    )


def actor_rows(briefing: Briefing, look: Look, lens: Lens = EVERYBODY) -> tuple[Row, ...]:
    """Who is involved; who is looked for has a sign."""
    sought = actor_named(briefing, lens.actor) if lens.actor else None
    return tuple(_actor_row(briefing, actor, look, actor == sought) for actor in briefing.actors)


def claim_rows(briefing: Briefing, look: Look, lens: Lens = EVERYBODY) -> tuple[Row, ...]:
    """Who says, denies, confirms … what, under a lens."""
    rows: list[Row] = []
    for group in claims_under(briefing, lens):
        made = [claim_row(briefing, claim, look) for claim in group.claims]
        if group.name:
            count = phrases.counted(len(made), "claim")
            heading = sentence(
                (group.name, look.style("title")), (facts(f"{DOT}{count}"), look.style(ASIDE))
            )
            made[0] = replace(made[0], heading=heading)
        rows += made
    return tuple(rows)


def question_rows(briefing: Briefing, look: Look, lens: Lens = EVERYBODY) -> tuple[Row, ...]:
    """What is not known, under a lens."""
    return tuple(
        question_row(briefing, question, look) for question in questions_under(briefing, lens)
    )


def nothing_under(lens: Lens, nothing: str, key: str) -> str:
    """Why a pane is empty: the lens lets nothing through, or else `nothing`. key: takes it away."""
    if lens.actor:
        return f"Nothing here concerns {lens.actor}. {key} takes the lens away."
    if lens.off:
        return f"All stances that occur here are switched off. {key} brings them back."
    return nothing


def _actor_row(briefing: Briefing, actor: Actor, look: Look, sought: bool) -> Row:
    aside = look.style(ASIDE)
    row = phrases.actor_row(actor, briefing.article)
    parts = [text(row.name, look.style(role_of(actor)))]
    if row.role:
        parts.append(text(row.role))
    parts.append(text(facts(f"{row.kind}{DOT}{row.counts}"), aside))
    if actor.aliases:
        parts.append(text(f"also {', '.join(actor.aliases)}", aside))
    sign = text("◉", look.style("focus")) if sought else _sign(actor, look)
    return Row(sign=sign, parts=tuple(parts), ref=Ref("actor", actor.id))


def claim_row(briefing: Briefing, claim: Claim, look: Look) -> Row:
    """A claim, with what it answers and is answered by."""
    words = pieces(claim_pieces(claim, briefing), look)
    return Row(
        sign=_sign(claim, look),
        parts=(words, *_thread(briefing, claim, look)),
        ref=Ref("claim", claim.id),
    )


def _thread(briefing: Briefing, claim: Claim, look: Look) -> tuple[Content, ...]:
    """What the claim responds to, and what responds to it."""
    answered = [one for one in briefing.claims if one.id in claim.responds_to]
    lines = [("↑ answers ", one) for one in answered]
    lines += [("↓ answered: ", one) for one in responses(briefing, claim)]
    aside = look.style(ASIDE)
    return tuple(
        sentence(
            (arrow, aside),
            (f"{row.speaker} ", aside),
            (row.verb, look.style(role_of(one))),
            (f" {row.words}", aside),
        )
        for arrow, one in lines
        for row in (phrases.claim_row(one, briefing),)
    )


def question_row(briefing: Briefing, question: Question, look: Look) -> Row:
    """An open question."""
    return Row(
        sign=_sign(question, look),
        parts=(pieces(question_pieces(question, briefing.article), look),),
        ref=Ref("question", question.id),
    )


def _sign(of: Actor | Claim | Question, look: Look) -> Content:
    return pieces([sign_of(of, look.theme.signs)], look)


TITLES = 4
"""Articles that an actor of many is shown with."""


def shared_row(shared: Shared, look: Look) -> Row:
    """An actor of several articles, with their titles."""
    actor = shared.places[0][1]
    articles = {one.index: one.briefing.article.title for one, _ in shared.places}
    titles = [*articles.values()][:TITLES]
    others = len(articles) - len(titles)
    counts = [
        phrases.counted(len(articles), "article"),
        phrases.counted(shared.mentions, "mention"),
    ]
    if shared.claims:
        counts.append(phrases.counted(shared.claims, "claim"))
    return Row(
        sign=_sign(actor, look),
        parts=(
            text(shared.name, look.style(role_of(actor))),
            text(facts(DOT.join(counts)), look.style(ASIDE)),
            *(_title_line(title, look) for title in titles),
            *((text(f"and {others:,} more", look.style(ASIDE)),) if others else ()),
        ),
        ref=Ref("actor", actor.id),
        limits=(2, 2, *(2 for _ in titles)),
    )


def from_article(row: Row, source: Source, look: Look) -> Row:
    """A row with the title of the article that it comes from."""
    free = (None,) * (len(row.parts) - len(row.limits))
    title = _title_line(source.briefing.article.title, look)
    return replace(row, parts=(*row.parts, title), limits=(*row.limits, *free, 2))


def _title_line(title: str, look: Look) -> Content:
    return text(f"in {phrases.one_line(title)}", look.style(ASIDE))


def _quote(briefing: Briefing, spans: Iterable[Span]) -> str:
    """The article's words in one line: line breaks shown as spaces."""
    return " ".join(briefing.article.quote(spans).split())


def preview_row(article: Article, characters: int) -> Row:
    """The start of the text, for as long as there is no summary."""
    words = article.text[:characters].strip()
    more = " …" if len(article.text) > characters else ""
    return Row(sign=text(" "), parts=(text(words + more),))


def noted(words: str, row: Row, look: Look) -> Row:
    """A row with what is to be said about it above."""
    note = text(words, look.style("error"))
    return replace(row, sign=text("!", look.style("error")), parts=(note, *row.parts))


def headline(page: Page, look: Look) -> Content:
    """Title and byline of an article, or the name of a file that cannot be read."""
    entry = page.entry
    if entry.article is None:
        title, below = entry.path.name, "This file cannot be read as an article."
    else:
        title, below = entry.article.title, facts(phrases.byline(entry.article))
    if page.also_in:
        below += f"{DOT}{phrases.also_in(entry.path, page.also_in)}"
    return sentence(
        (phrases.one_line(title), look.style("title")), (f"\n{below}", look.style("byline"))
    )
