"""Mails, books and PDFs to articles: fields, text, and what is wrong with them."""

import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.errors import ArticleError
from briefing.library import epub_reader, mail_reader, pdf_reader
from briefing.library.formats import read_articles
from briefing.library.pdf_reader import joined_lines
from briefing.model import Article
from tests.library.samples import BODY, CONTAINER, archive, chapter, epub, package, pdf


def read(data: bytes, suffix: str) -> tuple[Article, ...]:
    return read_articles(data, f"a{suffix}", suffix)


def error(data: bytes, suffix: str) -> str:
    with pytest.raises(ArticleError) as caught:
        read(data, suffix)
    assert caught.value.remedy
    assert str(caught.value).startswith(f"a{suffix}: ")
    return caught.value.what


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"Subject": "Dam holds", **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(BODY)
    return message


class TestMail:
    def test_headers_and_text(self) -> None:
        (article,) = read(
            mail(
                Subject="Dämme hold “at last”",
                From="Sample Wire — News <news@wire.example>",
                Date="Sun, 01 Mar 2026 10:00:00 +0100",
                Archived_At="<https://wire.example/dam>",
                Content_Language="en-GB",
            ).as_bytes(),
            ".eml",
        )
        assert article.title == "Dämme hold “at last”"
        assert article.source == "Sample Wire — News"
        assert article.published == "2026-03-01T10:00:00+01:00"
        assert article.url == "https://wire.example/dam"
        assert article.text == BODY

    def test_an_address_without_a_name_gives_its_host(self) -> None:
        (article,) = read(mail(From="news@wire.example").as_bytes(), ".eml")
        assert article.source == "wire.example"

    def test_of_two_bodies_the_plain_one_is_read_and_attachments_are_not(self) -> None:
        message = mail()
        message.add_alternative(f"<p>In HTML. {BODY}</p>", subtype="html")
        message.add_attachment("Attached.", filename="a.txt")
        (article,) = read(message.as_bytes(), ".eml")
        assert article.text == BODY

    def test_html_alone(self) -> None:
        message = EmailMessage()
        message["Subject"] = "Dam holds"
        rows = f"<table><tr><td>{BODY}</td></tr></table><style>p {{ top: 1px }}</style>"
        message.set_content(f"<html><body>{rows}<script>alert(1)</script></body></html>", "html")
        (article,) = read(message.as_bytes(), ".eml")
        assert article.text == BODY

    @pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8"])
    def test_the_encoding_that_is_declared(self, charset: str) -> None:
        head = f"Subject: a\nContent-Type: text/plain; charset={charset}\n\n"
        (article,) = read(head.encode() + "Café closed, she said.".encode(charset), ".eml")
        assert article.text == "Café closed, she said."

    @pytest.mark.parametrize("charset", ["punycode", "no-such", "idna", "a\0b", "utf-16"])
    def test_an_encoding_that_cannot_be_is_found_out(self, charset: str) -> None:
        head = f'Subject: a\nContent-Type: text/plain; charset="{charset}"\n\n'
        (article,) = read(head.encode() + "Café closed, she said.".encode(), ".eml")
        assert article.text == "Café closed, she said."

    def test_headers_that_break_the_rules(self) -> None:
        data = "Subject: Café =?x?q?=\nDate: yesterday\nFrom: =?utf-8?b?!!?=\n\nIt closed."
        (article,) = read(data.encode(), ".eml")
        assert article.title == "Café =?x?q?="
        assert article.published is None

    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"\nThe dam held.", "is no mail"),
            (b"Subject: a\n\n", "holds no text"),
            (b"Subject: a\n" + b"\n" * (mail_reader.LINES_LIMIT + 1), "is a mail of too many"),
            (b"X: multipart/mixed; boundary=x\n" * 51 + b"\na", "is a mail of too many"),
        ],
    )
    def test_what_is_no_mail(self, data: bytes, what: str) -> None:
        assert error(data, ".eml").startswith(what)


class TestEpub:
    METADATA = (
        "<dc:title>The Week</dc:title><dc:creator>Jane Roe</dc:creator><dc:date>2026-03-01</dc:date>"
        "<dc:creator>John Doe</dc:creator><dc:language>en-GB</dc:language>"
        "<dc:subject>dams; floods</dc:subject><dc:source>https://wire.example/</dc:source>"
    )

    def test_each_chapter_is_an_article(self) -> None:
        first, second = read(
            epub(
                {
                    "cover.xhtml": chapter("<p>The Week</p>"),
                    "a.xhtml": chapter(f"<h2>Dam&nbsp;holds</h2><p>{BODY}</p><script/>"),
                    "b.xhtml": chapter(f"<p>{BODY}<br/>Second&mdash;line.</p>"),
                },
                self.METADATA,
            ),
            ".epub",
        )
        assert (first.title, first.title_from) == ("Dam holds", "first-line")
        assert first.text == f"Dam holds\n\n{BODY}"
        assert second.text == f"{BODY}\nSecond—line."
        for article in (first, second):
            assert (article.source, article.author) == ("The Week", "Jane Roe, John Doe")
            assert (article.published, article.tags) == ("2026-03-01", ("dams", "floods"))
            assert article.url == "https://wire.example/"
        assert second.id == f"{first.id}-2"

    def test_a_book_of_short_pages_alone_is_read(self) -> None:
        (article,) = read(epub({"a.xhtml": chapter("<p>It rained.</p>")}), ".epub")
        assert article.text == "It rained."

    def test_a_page_named_twice_is_read_once(self) -> None:
        book = {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": package(["a.xhtml", "./a.xhtml"]),
            "OEBPS/a.xhtml": chapter(f"<p>{BODY}</p>"),
        }
        assert len(read(archive(book), ".epub")) == 1

    @pytest.mark.parametrize(
        ("members", "what"),
        [
            ({"a": "b"}, "has no META-INF/container.xml in it"),
            (
                {"META-INF/container.xml": "<a/>"},
                "has a META-INF/container.xml that cannot be read",
            ),
            ({"META-INF/container.xml": CONTAINER}, "has no OEBPS/book.opf in it"),
            (
                {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package([])},
                "holds no text",
            ),
            (
                {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package(["gone.xhtml"])},
                "has no OEBPS/gone.xhtml in it",
            ),
            (
                {
                    "META-INF/container.xml": CONTAINER,
                    "OEBPS/book.opf": package(["a.xhtml"]),
                    "OEBPS/a.xhtml": b" " * (epub_reader.EXPANDED_LIMIT + 1),
                },
                "holds more than 50 MB of text when unpacked",
            ),
            (dict.fromkeys(map(str, range(epub_reader.MEMBERS_LIMIT + 1)), ""), "holds more than"),
        ],
    )
    def test_what_is_no_book(self, members: dict[str, str | bytes], what: str) -> None:
        assert error(archive(members), ".epub").startswith(what)

    def test_damage(self) -> None:
        assert error(b"PK", ".epub") == "is damaged, encrypted, or no EPUB"
        whole = bytearray(epub({"a.xhtml": chapter(f"<p>{BODY}</p>")}))
        at = whole.index(b"OEBPS/a.xhtml") + 30
        whole[at : at + 40] = bytes(40)
        assert error(bytes(whole), ".epub") == "is damaged, encrypted, or no EPUB"


class TestPdf:
    LINES = (
        "1",
        "Dam holds after flood",
        "",
        "The dam above the town held on Sunday after two days of rain, the",
        "mayor said, and nobody was hurt.",
        "Engineers denied that they had been warned a week before of a well-",
        "known weakness.",
    )

    def test_text_and_information(self) -> None:
        info = (
            "/Title (Dam report) /Author (Jane Roe) /Keywords (dams, floods) "
            "/CreationDate (D:20260301100000+01'00')"
        )
        (article,) = read(pdf([self.LINES, ["2", "It rained on."]], info), ".pdf")
        assert article.title == "Dam report"
        assert article.author == "Jane Roe"
        assert article.tags == ("dams", "floods")
        assert article.published == "2026-03-01T10:00:00+01:00"
        assert "the mayor said, and nobody was hurt.\n\nEngineers" in article.text
        assert "a well-known weakness." in article.text
        assert article.text.endswith("It rained on.")

    @pytest.mark.parametrize("title", ["Microsoft Word - dam.doc", "dam.indd", ""])
    def test_what_a_program_put_in_is_no_title(self, title: str) -> None:
        (article,) = read(pdf([self.LINES], f"/Title ({title}) /CreationDate (never)"), ".pdf")
        assert article.title_from != "front-matter"
        assert article.published is None

    def test_what_is_no_pdf(self) -> None:
        assert error(b"%PDF-1.4", ".pdf") == "is no PDF, or is damaged"
        assert error(pdf([[]]), ".pdf").startswith("holds no text")

    def test_too_much(self, monkeypatch: pytest.MonkeyPatch) -> None:
        many = b"BT /F1 1 Tf " + b"(a) Tj " * 400_000 + b"ET"
        assert (
            error(pdf([], streams=[many]), ".pdf") == "holds more pages or drawings than are read"
        )
        assert error(pdf([[]] * (pdf_reader.PAGES_LIMIT + 1)), ".pdf").startswith(
            "holds more pages"
        )

    def test_without_pypdf_the_command_to_install_it_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(pdf([self.LINES]))
        code = (
            "import sys; sys.modules['pypdf'] = None; from briefing.cli.run import run; "
            f"sys.exit(run(['list', {str(tmp_path)!r}]))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert "(pip install 'briefing[books]')" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("pages", "joined"),
    [
        (["One line\nand its end."], "One line and its end."),
        (
            ["A long line of words in here\nshort.\nNext one"],
            "A long line of words in here short.\n\nNext one",
        ),
        (["a\n\n\nb"], "a\n\nb"),
        (["Page 1 of 3\na", "b\n2/3", "7"], "a b"),
        (["1,500 died\nhere"], "1,500 died here"),
        ([""], ""),
    ],
)
def test_joining_lines(pages: list[str], joined: str) -> None:
    assert joined_lines(pages) == joined
