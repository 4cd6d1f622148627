"""A briefing as Markdown (CommonMark and GitHub's) in which no word of the article is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Article, Briefing, Part
from ..phrases import HEADINGS, actor_row, byline, claim_row, nothing, one_line, question_row
from ..theme import SIGNS


def markdown(briefing: Briefing) -> str:
    """The briefing as Markdown, with a newline at its end."""
    article = briefing.article
    blocks = [f"# {escaped(one_line(article.title))}", _byline(article)]
    for part in briefing.parts:
        lines = [f"- {line}" for line in _lines(part, briefing)]
        blocks += [
            f"## {HEADINGS[part]}",
            "\n".join(lines) or f"*{escaped(nothing(part, article))}*",
        ]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """`text` so that Markdown shows it as it is: no emphasis, link, HTML, list or heading."""
    text = re.sub(r"[\\`*_{}\[\]<>#|~&!$@]", r"\\\g<0>", text)
    text = re.sub(r"(?i)(?<=www)\.|:(?=//)", r"\\\g<0>", text)
    return re.sub(r"^(\d+)?([-+=.)])", r"\1\\\2", text)


def _byline(article: Article) -> str:
    line = f"*{escaped(byline(article))}*"
    if article.url and re.fullmatch(r"https?://[^\s<>\\]+", article.url):
        line += f"  \n<{article.url}>"
    return line


def _lines(part: Part, briefing: Briefing) -> Iterable[str]:
    article = briefing.article
    if part == "summary":
        for sentence in briefing.summary.sentences:
            yield escaped(one_line(article.quote([sentence.span])))
    elif part == "actors":
        for actor in briefing.actors:
            row = actor_row(actor, article)
            yield " · ".join([f"**{escaped(row.name)}**", *map(escaped, row.pieces())])
    elif part == "claims":
        for claim in briefing.claims:
            line = claim_row(claim, briefing)
            yield (
                f"{escaped(SIGNS[claim.stance])} {line.verb} · **{escaped(line.speaker)}** · "
                f"{escaped(line.words)}{_notes(line.notes)}"
            )
    else:
        for question in briefing.questions:
            asked = question_row(question, article)
            yield (
                f"{escaped(SIGNS[question.kind])} {asked.word} · {escaped(asked.words)}"
                f"{_notes(asked.notes)}"
            )


def _notes(notes: str) -> str:
    return f" *({escaped(notes)})*" if notes else ""
