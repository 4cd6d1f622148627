"""Sentences of a text, by sentencex (Wikimedia), as spans."""

from __future__ import annotations

import re

from sentencex import segment

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")


def sentence_spans(text: str, language: str = "en") -> list[Span]:
    """Return the sentences of `text` in order, white space around them left out.

    A line break always ends a sentence: readers of articles put one only between paragraphs.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        at = line.start()
        for piece in segment(language, line.group()):
            bare = piece.strip()
            if bare:
                start = at + len(piece) - len(piece.lstrip())
                spans.append((start, start + len(bare)))
            at += len(piece)
    return spans
