"""Saved mails and newsletters (.eml), by Python's own parser: headers, and the text or HTML body."""

from __future__ import annotations

import re
from contextlib import suppress
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from briefing.errors import ArticleError
from briefing.library.cleaning import clean_line, clean_text, unwrap
from briefing.library.decoding import decode, decode_as
from briefing.library.drafts import Draft, Metadata, iso_date, language_code, web_address
from briefing.library.html_reader import read_html
from briefing.library.xhtml import read_page

HEADER_LIMIT = 2000
"""Characters of a header that are read: mail programs fold them at 998."""

LINES_LIMIT = 500_000
"""Lines of the longest mail: one of the largest size has half as many, in base64."""

NESTING_LIMIT = 50
"""Mentions of a boundary. The parser asks of each line whether one of those open ends there."""

_BOUNDARY = re.compile(rb"boundary", re.IGNORECASE)
_IN_ANGLES = re.compile(r"<([^<>\s]+)>")


def read_mail(data: bytes, where: str) -> tuple[Draft, ...]:
    """Return the one article of a mail: plain text if it has any, else its HTML. ArticleError."""
    if data.count(b"\n") > LINES_LIMIT or len(_BOUNDARY.findall(data)) > NESTING_LIMIT:
        raise ArticleError(
            "is a mail of too many lines or parts", where=where, remedy="save its text as .txt"
        )
    message = message_from_bytes(data)
    if not message.keys():
        raise ArticleError(
            "is no mail: it begins with no header", where=where, remedy="save it as .txt"
        )
    return (_draft(message, where),)


def _draft(message: Message, where: str) -> Draft:
    metadata = Metadata(
        title=_header(message, "Subject"),
        source=_sender(message),
        url=_archived_at(message),
        published=iso_date(_header(message, "Date")),
        language=language_code(_header(message, "Content-Language")),
    )
    bodies = [part for part in message.walk() if _is_body(part)]
    for kind, read in (("text/plain", _plain), ("text/html", _html)):
        for part in bodies:
            if part.get_content_type() == kind and (text := read(_text(part, where), where)):
                return Draft(metadata, text)
    raise ArticleError("holds no text", where=where, remedy="save the mail's text as .txt")


def _is_body(part: Message) -> bool:
    return not part.is_multipart() and part.get_content_disposition() != "attachment"


def _plain(text: str, where: str) -> str:
    return unwrap(clean_text(text))


def _html(text: str, where: str) -> str:
    """The article in a body of HTML, or all its words where no article is found in it."""
    try:
        (draft,) = read_html(text, where)
    except ArticleError:
        return read_page(text, where).text
    return draft.text


def _text(part: Message, where: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    declared = decode_as(data, part.get_content_charset() or "")
    return decode(data, where, html=True) if declared is None else declared


def _header(message: Message, name: str) -> str | None:
    """A header on one line and cleaned; None if there is none.

    What is not ASCII in it, against the rules, is taken for UTF-8, as mail programs do.
    """
    wanted = (value for key, value in message.raw_items() if key.lower() == name.lower())
    raw = str(next(wanted, ""))[:HEADER_LIMIT]
    text = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with suppress(
        MessageError, LookupError, ValueError
    ):  # an encoding unknown, or one that misfits
        text = str(make_header(decode_header(text)))
    return clean_line(text) or None


def _sender(message: Message) -> str | None:
    """The sender's name, else the host of the address."""
    name, address = parseaddr(_header(message, "From") or "")
    return clean_line(name) or clean_line(address.rpartition("@")[2]) or None


def _archived_at(message: Message) -> str | None:
    match = _IN_ANGLES.search(_header(message, "Archived-At") or "")
    return web_address(match[1]) if match else None
