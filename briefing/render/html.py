"""Briefings as one HTML page that loads nothing and runs nothing.

Every word of an article is escaped. The page's Content-Security-Policy forbids scripts, pictures, forms
and all that would come from elsewhere, so that even a mistake here could not make an article act.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape

from ..model import Actor, Article, Briefing, Claim, Part, Question, Span
from ..phrases import (
    HEADINGS,
    SEPARATOR,
    actor_row,
    byline,
    claim_row,
    nothing,
    one_line,
    question_row,
)
from ..theme import SIGNS

STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
p.byline, .notes, p.empty { opacity: .75; }
ul { list-style: none; padding: 0; margin: 0; }
li { padding: .25rem 0 .25rem 1.6rem; text-indent: -1.6rem; }
.sign { display: inline-block; width: 1.6rem; text-indent: 0; }
.text { white-space: pre-wrap; }
.text :target { background: Highlight; color: HighlightText; }
a.from { text-decoration: none; padding: 0 .3rem; }
article + article { border-top: 1px solid; margin-top: 3rem; padding-top: 2rem; }
@media print { a.from { display: none; } }
"""

_DIGEST = b64encode(sha256(STYLE.encode()).digest()).decode()

POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
"""Allows this page's own style sheet, known by its digest, and nothing else at all."""

TAIL = "</body>\n</html>\n"

BULLET = "•"


def head(title: str) -> str:
    """All that stands before the articles of a page; `title` is escaped here."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(one_line(title))}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )


def html(briefing: Briefing) -> str:
    """A page of one briefing."""
    return head(briefing.article.title) + section(briefing) + TAIL


def section(briefing: Briefing) -> str:
    """The part of a page that holds one briefing: its rows, then the article's text.

    Each row has a link to the words in the text that it was taken from.
    """
    article = briefing.article
    blocks = [
        f'<article lang="{escape(article.language)}">',
        f"<h1>{_words(article.title)}</h1>",
        f'<p class="byline">{_byline(article)}</p>',
    ]
    for part in briefing.parts:
        rows = list(_rows(part, briefing))
        blocks.append(f"<h2>{HEADINGS[part]}</h2>")
        if rows:
            blocks += [f'<ul class="{part}">', *rows, "</ul>"]
        else:
            blocks.append(f'<p class="empty">{escape(nothing(part, article))}</p>')
    blocks += ["<h2>Text</h2>", f'<div class="text">{_text(briefing)}</div>', "</article>"]
    return "\n".join(blocks) + "\n"


def _words(text: str) -> str:
    return escape(one_line(text))


def _byline(article: Article) -> str:
    line = _words(byline(article))
    if article.url and re.fullmatch(r"https?://[^\s<>\\]+", article.url):
        address = escape(article.url)
        line += f'{SEPARATOR}<a href="{address}" rel="noopener noreferrer">{address}</a>'
    return line


def _rows(part: Part, briefing: Briefing) -> Iterable[str]:
    article = briefing.article
    if part == "summary":
        for sentence in briefing.summary.sentences:
            words = escape(one_line(article.quote([sentence.span])))
            yield _row(BULLET, words, article, sentence.span)
    elif part == "actors":
        yield from (_actor(actor, article) for actor in briefing.actors)
    elif part == "claims":
        yield from (_claim(claim, briefing) for claim in briefing.claims)
    else:
        yield from (_question(question, article) for question in briefing.questions)


def _actor(actor: Actor, article: Article) -> str:
    row = actor_row(actor, article)
    words = SEPARATOR.join([f"<strong>{escape(row.name)}</strong>", *map(escape, row.pieces())])
    return _row(BULLET, words, article, min(actor.mentions, default=None))


def _claim(claim: Claim, briefing: Briefing) -> str:
    row = claim_row(claim, briefing)
    words = (
        f"<em>{escape(row.verb)}</em>{SEPARATOR}<strong>{escape(row.speaker)}</strong>"
        f"{SEPARATOR}{escape(row.words)}{_notes(row.notes)}"
    )
    return _row(SIGNS[claim.stance], words, briefing.article, claim.sentence)


def _question(question: Question, article: Article) -> str:
    row = question_row(question, article)
    words = f"<em>{escape(row.word)}</em>{SEPARATOR}{escape(row.words)}{_notes(row.notes)}"
    return _row(SIGNS[question.kind], words, article, question.span)


def _row(sign: str, words: str, article: Article, span: Span | None) -> str:
    """A row; `words` are HTML already."""
    link = ""
    if span is not None:
        link = f'<a class="from" href="#{_anchor(article, span[0])}" title="in the text">¶</a>'
    return f'<li><span class="sign">{escape(sign)}</span>{words}{link}</li>'


def _notes(notes: str) -> str:
    return f' <span class="notes">({escape(notes)})</span>' if notes else ""


def _anchor(article: Article, start: int) -> str:
    return escape(f"a{article.id}-{start}")


def _text(briefing: Briefing) -> str:
    """The article's text with a place for each link to lead to, one within the other as they lie.

    A span that begins within another and ends behind it ends with that one.
    """
    article = briefing.article
    longest: dict[int, int] = {}
    for start, end in _spans(briefing):
        longest[start] = max(end, longest.get(start, 0))
    pieces: list[str] = []
    ends: list[int] = []
    place = 0
    for start in [*sorted(longest), len(article.text)]:
        while ends and ends[-1] <= start:
            pieces.append(escape(article.text[place : ends[-1]]) + "</span>")
            place = ends.pop()
        pieces.append(escape(article.text[place:start]))
        place = start
        if start in longest:
            pieces.append(f'<span id="{_anchor(article, start)}">')
            ends.append(min([longest[start], *ends[-1:]]))
    return "".join(pieces)


def _spans(briefing: Briefing) -> Iterable[Span]:
    parts = briefing.parts
    if "summary" in parts:
        yield from (sentence.span for sentence in briefing.summary.sentences)
    if "actors" in parts:
        yield from (min(actor.mentions) for actor in briefing.actors if actor.mentions)
    if "claims" in parts:
        yield from (claim.sentence for claim in briefing.claims)
    if "questions" in parts:
        yield from (question.span for question in briefing.questions)
