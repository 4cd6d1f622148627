"""The query language of the search and of the reader's filter.

    query := side ("or" side)*
    side  := term+                     all of them hold
    term  := "-" term | "(" query ")" | word | "a phrase" | unread | starred
           | actor:… | says:… | stance:… | question:… | source:… | tag:… | newer:… | before:…

syntax: what a query is. parsing: text to query. matching: query and article to yes or no.
completion: what may stand at a place. All of it is pure.
"""

from .completion import completions
from .matching import Subject, matches, subject_of
from .parsing import parse
from .syntax import All, Any, Asked, Dated, Flag, Named, Not, Query, Said, Words

__all__ = [
    "All",
    "Any",
    "Asked",
    "Dated",
    "Flag",
    "Named",
    "Not",
    "Query",
    "Said",
    "Subject",
    "Words",
    "completions",
    "matches",
    "parse",
    "subject_of",
]
