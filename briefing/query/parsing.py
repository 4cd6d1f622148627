"""Text to query: a scanner, and a parser that goes down the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeVar, get_args

from ..errors import QueryError, nearest
from ..model import QUESTION_KINDS, STANCES
from ..words import words_of
from .syntax import (
    FIELDS,
    FLAGS,
    OR,
    All,
    Any,
    Asked,
    Dated,
    FieldName,
    Flag,
    Named,
    Not,
    Query,
    Said,
    Words,
)

DEPTH = 50
"""Brackets and "-" inside one another; nobody writes more by hand."""
LONGEST = 2000
"""Characters of a query."""

_FIELD = re.compile(r"([A-Za-z]+):")
_BARE = re.compile(r'[^\s()"]+')
_AGO = re.compile(r"([0-9]{1,6})([hdwmy])")
_HOURS = {"h": 1, "d": 24, "w": 7 * 24, "m": 30 * 24, "y": 365 * 24}

EXAMPLES = {
    "actor": "actor:putin",
    "says": "says:kremlin",
    "stance": "stance:deny",
    "question": "question:undisclosed",
    "source": 'source:"sample wire"',
    "tag": "tag:energy",
    "newer": "newer:3d or newer:2026-01-31",
    "before": "before:2026-01-31 or before:2w",
}
"""How each field is written."""

_Name = TypeVar("_Name", bound=str)

Kind = Literal["word", "phrase", "field", "or", "not", "open", "close", "end"]


@dataclass(frozen=True)
class Token:
    """A piece of the query. text: the words, or a field's value. field: its name. quoted: its value is.

    start, end: where it stands; value: where its value begins.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    field: str = ""
    quoted: bool = False
    value: int = 0


def parse(text: str) -> Query:
    """The query that `text` means; one of white space alone holds for every article.

    Raises QueryError with the place in `text` and what to write there.
    """
    if len(text) > LONGEST:
        raise QueryError(
            f"a query has at most {LONGEST:,} characters", text, LONGEST, remedy="shorten it"
        )
    return _Parser(text).whole()


def scan(text: str) -> list[Token]:
    """The pieces of a query, the last one of kind "end". Raises QueryError for an open phrase."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        here = text[at]
        fresh = at == 0 or text[at - 1].isspace() or text[at - 1] in '(-"'
        if here.isspace():
            at += 1
            continue
        if here in "()":
            token = Token("open" if here == "(" else "close", at, at + 1)
        elif here == "-" and fresh:
            token = Token("not", at, at + 1)
        elif here == '"':
            token = _phrase(text, at)
        else:
            token = _word(text, at)
        tokens.append(token)
        at = token.end
    tokens.append(Token("end", len(text), len(text)))
    return tokens


def _phrase(text: str, at: int) -> Token:
    close = text.find('"', at + 1)
    if close < 0:
        raise QueryError("the phrase is not closed", text, at, remedy='put " at its end')
    return Token("phrase", at, close + 1, text[at + 1 : close], quoted=True, value=at + 1)


def _word(text: str, at: int) -> Token:
    match = _BARE.match(text, at)
    if match is None:  # every character is white space, a bracket, a quotation mark or this
        raise AssertionError(text[at])
    word = match.group()
    if word.lower() == OR:
        return Token("or", at, match.end())
    named = _FIELD.match(word)
    if named is None:
        return Token("word", at, match.end(), word, value=at)
    field, value = named[1].lower(), at + named.end()
    if value == match.end() and text[value : value + 1] == '"':
        phrase = _phrase(text, value)
        return Token("field", at, phrase.end, phrase.text, field, quoted=True, value=value + 1)
    return Token("field", at, match.end(), word[named.end() :], field, value=value)


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = scan(text)
        self._at = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def _error(self, what: str, at: int, remedy: str) -> QueryError:
        return QueryError(what, self._text, at, remedy=remedy)

    def whole(self) -> Query:
        if self._next.kind == "end":
            return All(())
        query = self._either(0)
        if self._next.kind == "close":
            raise self._error(
                "no bracket is open here", self._next.start, 'take ")" out, or put "(" before'
            )
        return query

    def _either(self, depth: int) -> Query:
        sides = [self._side(depth)]
        while self._next.kind == "or":
            self._take()
            sides.append(self._side(depth))
        return sides[0] if len(sides) == 1 else Any(tuple(sides))

    def _side(self, depth: int) -> Query:
        terms: list[Query] = []
        while self._next.kind not in ("or", "close", "end"):
            terms.append(self._term(depth))
        if not terms:
            before = self._tokens[self._at - 1].kind if self._at else "end"
            where = {"or": 'after "or"', "open": 'after "("'}.get(before, 'before "or"')
            raise self._error(
                f"something to search for is missing {where}",
                self._next.start,
                f'write a term there, or "{OR}" in quotation marks to search for the word',
            )
        terms = _of_one_claim(terms)
        return terms[0] if len(terms) == 1 else All(tuple(terms))

    def _term(self, depth: int) -> Query:
        token = self._take()
        if depth > DEPTH:
            raise self._error(
                "too many brackets inside one another", token.start, "write it with fewer"
            )
        if token.kind == "not":
            if self._next.kind in ("or", "close", "end"):
                raise self._error(
                    'nothing stands after "-"', token.start, "write what is not to be there"
                )
            return Not(self._term(depth + 1))
        if token.kind == "open":
            inside = self._either(depth + 1)
            if self._next.kind != "close":
                raise self._error("the bracket is not closed", token.start, 'put ")" after it')
            self._take()
            return inside
        if token.kind == "field":
            return self._field(token)
        if token.kind == "word":
            flag = next((name for name in FLAGS if name == token.text.lower()), None)
            if flag is not None:
                return Flag(flag)
        return self._words(token)

    def _words(self, token: Token) -> Words:
        words = tuple(words_of(token.text))
        if not words:
            raise self._error(
                f"{token.text!r} holds no letter and no digit" if token.text else "nothing is here",
                token.value,
                "write a word",
            )
        return Words(words, prefix=not token.quoted)

    def _field(self, token: Token) -> Query:
        name = token.field
        if name not in FIELDS:
            raise self._error(
                f"there is no field {name!r}",
                token.start,
                f"{nearest(name, FIELDS)}; put it in quotation marks to search for the words",
            )
        if not token.text.strip():
            raise self._error(
                f'nothing stands after "{name}:"', token.value, f"write {EXAMPLES[name]}"
            )
        if name == "says":
            return Said(self._words(token), None)
        if name == "stance":
            return Said(None, self._one_of(token, STANCES, "stance"))
        if name == "question":
            return Asked(self._one_of(token, QUESTION_KINDS, "kind of question"))
        if name in ("newer", "before"):
            return Dated(name == "newer", self._bound(token))
        field: FieldName = next(known for known in get_args(FieldName) if known == name)
        return Named(field, self._words(token))

    def _one_of(self, token: Token, known: tuple[_Name, ...], what: str) -> _Name:
        value = token.text.strip().lower()
        for name in known:
            if name == value:
                return name
        raise self._error(f"there is no {what} {value!r}", token.value, nearest(value, known))

    def _bound(self, token: Token) -> datetime | timedelta:
        value = token.text.strip()
        ago = _AGO.fullmatch(value.lower())
        if ago:
            return timedelta(hours=int(ago[1]) * _HOURS[ago[2]])
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise self._error(
                f"{value!r} is no date and no time span",
                token.value,
                f"write {EXAMPLES[token.field]}; h, d, w, m, y are hours, days, weeks, months, years",
            ) from None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _of_one_claim(terms: list[Query]) -> list[Query]:
    """A speaker and a stance side by side are of one claim: "says:kremlin stance:deny"."""
    joined: list[Query] = []
    for term in terms:
        before = joined[-1] if joined else None
        if isinstance(term, Said) and isinstance(before, Said):
            if before.stance is None and term.speaker is None:
                joined[-1] = Said(before.speaker, term.stance)
                continue
            if before.speaker is None and term.stance is None:
                joined[-1] = Said(term.speaker, before.stance)
                continue
        joined.append(term)
    return joined
