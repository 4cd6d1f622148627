"""The hostile corpus: files that try to act on a terminal, a reader, a browser, memory or time.

Each file's name says what it attacks. `python -m tests.hostile.build` writes them anew; a test sees to
it that those in the repository are these. What would be too large for it is made in the tests.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path

from tests.library.samples import BODY, CONTAINER, archive, chapter, epub, package, pdf

FOLDER = Path(__file__).parent / "corpus"

ESCAPES: Mapping[str, str] = {
    "csi-clear-screen": "\x1b[2J\x1b[H",
    "csi-colours": "\x1b[31;5;7m",
    "csi-leave-alternate-screen": "\x1b[?1049l",
    "csi-mouse-reporting": "\x1b[?1000h\x1b[?1006h",
    "csi-cursor-report": "\x1b[6n\x1b[c",
    "csi-resize-window": "\x1b[8;1;1t",
    "csi-report-title": "\x1b[21t",
    "csi-end-of-bracketed-paste": "\x1b[201~rm -rf x\r",
    "csi-printer": "\x1b[5i",
    "csi-unterminated": "\x1b[38;5;",
    "osc-window-title": "\x1b]0;owned\x07",
    "osc-window-title-st": "\x1b]2;owned\x1b\\",
    "osc-link": "\x1b]8;;https://evil.example/\x1b\\here\x1b]8;;\x1b\\",
    "osc-clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "osc-palette": "\x1b]4;1;rgb:ff/ff/ff\x07\x1b]11;#ffffff\x07",
    "osc-iterm-file": "\x1b]1337;File=inline=1:AAAA\x07",
    "osc-notification": "\x1b]777;notify;owned;owned\x07\x1b]9;owned\x07",
    "osc-unterminated": "\x1b]0;owned",
    "dcs-request": "\x1bP$qm\x1b\\",
    "dcs-sixel": "\x1bPq#0;2;0;0;0#0~~@@\x1b\\",
    "apc-kitty-picture": "\x1b_Ga=T,f=24;AAAA\x1b\\",
    "pm-and-sos": "\x1b^owned\x1b\\\x1bXowned\x1b\\",
    "esc-full-reset": "\x1bc",
    "esc-line-drawing": "\x1b(0lqqqk\x1b(B",
    "esc-alignment-test": "\x1b#8",
    "esc-doubled": "\x1b\x1b[2J[2J\x1b\x1b]0;owned\x07]0;owned\x07",
    "esc-parted-by-unseen": "\x1b\u200b[2J\x1b\u202e]0;owned\x07",
    "c1-csi-and-osc": "\x9b2J\x9d0;owned\x9c\x90q\x9c",
    "c0-bell-backspace": "\x07\x07abc\x08\x08\x08xyz\x7f",
    "c0-shift-and-answerback": "\x0e\x05\x0f",
    "c0-return-over-line": "The mayor lied.\rThe mayor won. ",
}
"""What a terminal would act on."""

UNSEEN: Mapping[str, str] = {
    "bidi-override": "\u202egnp.exe\u202c",
    "bidi-isolate": "\u2066\u2067\u2068dam\u2069",
    "zero-width-flood": "dam" + "\u200b\u200c\u200d\ufeff\u2060" * 500,
    "combining-flood": "d" + "\u0300\u0338\u20dd" * 500 + "am",
    "combining-flood-mixed": "".join(chr(c) for c in range(0x300, 0x370)) * 20,
    "soft-hyphens": "\u00ad".join("dam"),
    "tag-characters": "".join(chr(0xE0000 + ord(c)) for c in "owned"),
    "line-separators": "dam\u2028dam\u2029dam\x85dam\x0bdam\x0cdam",
    "noncharacters": "\ufffe\uffff\ufdd0\U0001ffff",
    "private-and-unassigned": "\ue000\U000f0000\u0378",
    "wide-and-joined": "👩‍👩‍👧‍👦🏳️‍🌈漢字\uff21" * 20,
    "variation-selectors": "a" + "\ufe0f\U000e0100" * 300,
    "hangul-fillers": "\u3164\u115f\uffa0" * 50,
}
"""What would be shown as something else, or not at all."""

MARKUP: Mapping[str, str] = {
    "markup-rich-style": "[bold red]dam[/] [/] [not bold][reverse]x",
    "markup-textual-action": "[@click=app.force_quit]here[/]",
    "markup-textual-link": "[link=https://evil.example]here[/link]",
    "markup-unbalanced": "[/bold][/][[]] \\[x] [$primary] [on red",
    "markup-emoji-code": ":skull: :smile:",
    "markup-html": "<script>alert(1)</script><img src=x onerror=alert(1)><b>dam</b>",
    "markup-html-attribute": "\" onmouseover='alert(1)' x=\"",
    "markup-html-end": "</style></title></body></html><!-- <iframe src=//evil.example>",
}
"""What a view could take for its own language."""


def files() -> dict[str, bytes]:
    """The corpus by name."""
    attacks = {**ESCAPES, **UNSEEN, **MARKUP}
    built = {f"{name}-in-text.txt": _text(payload) for name, payload in attacks.items()}
    everything = "".join(ESCAPES.values())
    built |= _fields(everything)
    built |= _shapes()
    built |= _books(everything)
    return built


def _text(payload: str) -> bytes:
    return (
        f"Dam {payload} holds\n\n“We {payload} were lucky,” said Mayor Ana{payload} Ruiz. {BODY}\n"
    ).encode()


def _fields(everything: str) -> dict[str, bytes]:
    """Every field of every format, with all that acts on a terminal in it."""
    fields = ("title", "source", "author", "url", "published", "language")
    front = "".join(f"{name}: {json.dumps(f'a{everything}b')}\n" for name in fields)
    values = {name: f"a{everything}b[bold]" for name in fields}
    values["url"] = f"https://evil.example/{everything}"
    item = {**values, "tags": [f"t{everything}"], "text": f"{everything} {BODY}"}
    entities = "".join(f"&#{ord(c)};" for c in everything)
    subject = base64.b64encode(everything.encode()).decode()
    quoted = "".join(f"={byte:02X}" for byte in everything.encode())
    tags = f"tags: [{json.dumps(everything)}, b]\n"
    return {
        "escapes-in-front-matter.txt": f"---\n{front}{tags}---\n{BODY}".encode(),
        "escapes-in-front-matter.md": f"---\n{front}{tags}---\n# Dam\n\n{BODY}".encode(),
        "escapes-in-every-field.json": json.dumps(item).encode(),
        "escapes-in-every-field-unescaped.json": json.dumps(item, ensure_ascii=False).encode(),
        "escapes-in-list.json": json.dumps([item, item]).encode(),
        "escapes-in-lines.jsonl": f"{json.dumps(item)}\n{json.dumps(item)}\n".encode(),
        "escapes-in-wrong-key.json": json.dumps({"text": "a", "TITLE": [everything]}).encode(),
        "escapes-in-yaml-error.txt": f"---\ntitle: [\x1b]0;owned\x07\n---\n{BODY}".encode(),
        "surrogates-in-json.json": b'{"title": "\\ud800dam", "text": "It \\udfff held, she said."}',
        "entities-in-page.html": (
            f"<html lang='{entities}'><title>{entities}Dam</title>"
            f"<meta name=author content='{entities}a'><meta property=og:site_name content='{entities}'>"
            f"<body><article><h1>Dam{entities}</h1><p>{entities}{BODY}</p><p>{BODY}</p></article>"
        ).encode(),
        "escapes-in-page.html": (
            f"<html><title>{everything}Dam</title><body><article><p>{everything}{BODY}</p>"
            f"<p>{BODY}</p></article>"
        ).encode(),
        "escapes-in-links.md": (
            f"# Dam\n\n[here](javascript:alert(1)) ![x](https://evil.example/{everything})\n"
            f"<a href='javascript:alert(1)'>there</a> <https://evil.example>\n\n{BODY}"
        ).encode(),
        "entities-in-text.md": f"# Dam {entities}\n\n{entities} {BODY}".encode(),
        "escapes-in-subject.eml": (
            f"Subject: =?utf-8?b?{subject}?= Dam\nFrom: =?utf-8?b?{subject}?= <a@b.example>\n\n{BODY}"
        ).encode(),
        "escapes-in-quoted-body.eml": (
            "Subject: Dam\nContent-Type: text/plain; charset=utf-8\n"
            f"Content-Transfer-Encoding: quoted-printable\n\n{quoted} {BODY}"
        ).encode(),
        "escapes-in-raw-headers.eml": f"Subject: {everything}Dam\n\n{BODY}".encode(),
        "script-in-body.eml": (
            "Subject: Dam\nContent-Type: text/html\n\n<script>alert(1)</script>"
            f"<img src='https://evil.example/pixel'><p>{BODY}</p>"
        ).encode(),
    }


def _shapes() -> dict[str, bytes]:
    """Nesting, expansion, encodings, and what makes careless code slow."""
    laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
    )
    multipart = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(45)
    )
    return {
        "yaml-billion-laughs.txt": f"---\n{laughs}---\n{BODY}".encode(),
        "yaml-merge-of-itself.txt": f"---\na: &a\n  <<: *a\n---\n{BODY}".encode(),
        "yaml-nesting.txt": f"---\ntitle: {'[' * 5000}\n---\n{BODY}".encode(),
        "yaml-python-object.txt": f"---\ntitle: !!python/object/apply:os.system [id]\n---\n{BODY}".encode(),
        "yaml-without-end.txt": ("---\ntitle: a\n" + "k: v\n" * 20_000).encode(),
        "json-nesting.json": (b'{"text": ' + b"[" * 50_000),
        "json-nesting-beside-text.json": (
            b'{"text": "It held.", "x": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001
        ),
        "json-long-number.json": b'{"text": "It held, she said.", "x": ' + b"9" * 50_000 + b"}",
        "json-keys-twice.json": b'{"text": "It held, she said.", "text": "It broke, she said."}',
        "html-nesting.html": b"<article>" + b"<div>" * 30_000 + BODY.encode() + b"</div>" * 30_000,
        "html-attributes.html": (
            b"<article><p " + b" ".join(b"a%d=1" % n for n in range(20_000)) + f">{BODY}".encode()
        ),
        "html-entity-bomb.html": (
            '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM '
            f'"file:///etc/passwd">]><article><p>&b;&c;{BODY}</p><p>{BODY}</p></article>'
        ).encode(),
        "html-encoding-punycode.html": (
            f"<meta charset=punycode><article><p>\xe9{BODY}</p></article>".encode("latin-1")
        ),
        "html-frames-and-refresh.html": (
            "<meta http-equiv=refresh content='0;url=https://evil.example'><base href=//evil.example>"
            f"<iframe src=//evil.example></iframe><article><p>{BODY}</p><p>{BODY}</p></article>"
        ).encode(),
        "markdown-brackets.md": f"# Dam\n\n{'[' * 3000}\n\n{'![' * 1500}\n\n{BODY}".encode(),
        "markdown-emphasis.md": f"# Dam\n\n{'*a **a _a ' * 1500}\n\n{BODY}".encode(),
        "markdown-quotes.md": f"# Dam\n\n{'> ' * 3000}a\n\n{'- ' * 3000}a\n\n{BODY}".encode(),
        "markdown-backticks.md": (
            f"# Dam\n\n{' '.join('`' * n for n in range(1, 150))}\n\n{BODY}".encode()
        ),
        "mail-nesting.eml": b"Subject: Dam\n" + multipart + f"\n\n{BODY}".encode(),
        "mail-boundaries.eml": b"Subject: Dam\n" + b'X: boundary="b"\n' * 60 + b"\nIt held.",
        "mail-encoded-words.eml": b"Subject: " + b"=?a?q?" * 10_000 + b"\n\n" + BODY.encode(),
        "mail-encoding-unknown.eml": (
            b'Subject: Dam\nContent-Type: text/plain; charset="\x1b]0;owned\x07"\n\n'
            + BODY.encode()
        ),
        "regex-spaces.txt": f"Dam{' ' * 50_000}holds\n\n{' ' * 50_000}x\n\n{BODY}".encode(),
        "regex-quotes.txt": ("Dam holds\n\n" + "\"'“”‘’" * 5_000 + f"\n\n{BODY}").encode(),
        "regex-brackets.txt": f"Dam holds\n\n{'(' * 20_000}{'[' * 20_000}\n\n{BODY}".encode(),
        "regex-stops.txt": f"Dam holds\n\n{'. ' * 10_000}{'?!' * 10_000}\n\n{BODY}".encode(),
        "regex-capitals.txt": (
            "Dam holds\n\n" + "A. B. " * 3_000 + "of the " * 2_000 + BODY
        ).encode(),
        "regex-hyphens.txt": ("Dam holds\n\n" + "well-" * 10_000 + f"known. {BODY}").encode(),
        "regex-escapes.txt": ("Dam\n\n" + "\x1b[" * 20_000 + "\x1b]" * 20_000 + BODY).encode(),
        "one-word-without-end.txt": b"a" * 100_000,
        "lines-without-words.txt": b"* * *\n" * 5_000,
        "encoding-null-bytes.txt": b"Dam\0holds\n\n" + BODY.encode(),
        "encoding-latin1-c1.txt": b"Dam \x9b2J\x9d0;owned\x9c holds\n\n" + BODY.encode(),
        "encoding-overlong.txt": b"Dam \xc0\x9b[2J \xe0\x80\x9b[2J holds\n\n" + BODY.encode(),
        "encoding-utf16.txt": f"Dam \x1b[2J\u202e holds\n\n{BODY}".encode("utf-16"),
        "encoding-utf7.html": (
            b"<meta charset=utf-7><article><p>+ADw-script+AD4-alert(1)</p><p>\xe9" + BODY.encode()
        ),
        "encoding-random.txt": bytes((n * 7919 + n // 256) % 255 + 1 for n in range(4_000)),
        "empty.txt": b"",
        "white-space-alone.txt": b" \n\t\r\n" * 100,
    }


def _books(everything: str) -> dict[str, bytes]:
    entities = "".join(f"&#{ord(c)};" for c in everything if c in "\t\n\r" or ord(c) >= 32)
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "'
        + "a" * 1000
        + '">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
        + "]>"
    )
    outside = '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    octal = "".join(f"\\{ord(c):03o}" for c in everything if ord(c) < 256)
    page = chapter(f"<h1>Dam</h1><p>{BODY}</p>")

    def book(opf: str, **pages: str | bytes) -> bytes:
        members: dict[str, str | bytes] = {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": opf,
        }
        return archive(members | {f"OEBPS/{name}.xhtml": text for name, text in pages.items()})

    return {
        "epub-escapes-in-metadata.epub": epub(
            {"a.xhtml": chapter(f"<h1>Dam{entities}</h1><p>{BODY}</p>")},
            f"<dc:title>x{entities}</dc:title><dc:creator>y{entities}</dc:creator>",
        ),
        "epub-script.epub": epub(
            {"a.xhtml": chapter(f"<script>alert(1)</script><h1>Dam</h1><p>{BODY}</p>")}
        ),
        "epub-billion-laughs.epub": book(
            laughs + package(["a.xhtml"], "<dc:title>&j;</dc:title>"), a=page
        ),
        "epub-external-entity.epub": book(
            outside + package(["a.xhtml"], "<dc:title>x&c;</dc:title>"), a=page
        ),
        "epub-path-traversal.epub": book(package(["../../../../etc/passwd", "/etc/passwd"])),
        "epub-zip-bomb.epub": book(package(["a.xhtml"]), a=b" " * 50_000_001),
        "epub-nesting.epub": book(
            package(["a.xhtml"]), a=chapter("<div>" * 20_000 + BODY + "</div>" * 20_000)
        ),
        "epub-spine-flood.epub": book(
            package(["a.xhtml"]).replace("</spine>", '<itemref idref="p0"/>' * 20_000 + "</spine>"),
            a=page,
        ),
        "epub-not-a-zip.epub": b"PK\x03\x04" + b"\0" * 100,
        "pdf-escapes-in-title.pdf": pdf([[BODY[:60], BODY[60:120]]], f"/Title ({octal}Dam)"),
        "pdf-escapes-in-text.pdf": pdf([[f"{octal}Dam holds", "said the mayor."]]),
        "pdf-javascript-and-launch.pdf": pdf(
            [["The dam held, said the mayor."]],
            "/OpenAction << /S /JavaScript /JS (app.alert(1)) >> /AA << /S /Launch /F (cmd) >>",
        ),
        "pdf-stream-without-end.pdf": pdf([], streams=[b"BT /F1 9 Tf " + b"[" * 20_000]),
        "pdf-page-tree-of-itself.pdf": pdf([["a"]]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
        "pdf-cut-short.pdf": pdf([[BODY[:60]]])[:200],
    }


def write() -> None:
    """Write the corpus into its folder."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, data in files().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    write()
