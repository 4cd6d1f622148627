"""Each format to articles: fields, titles, ids, errors."""

import hashlib
import json
import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.library.formats import SIZE_LIMIT, SUFFIXES, read_articles, read_file
from briefing.model import Article
from tests.library.samples import chapter, epub, pdf

BODY = "The dam held, the mayor said. Nobody was hurt."


def read(text: str, suffix: str = ".txt", path: str = "folder/dam.x") -> Article:
    (article,) = read_articles(text.encode(), path, suffix)
    return article


def error(text: str | bytes, suffix: str = ".txt") -> str:
    with pytest.raises(ArticleError) as caught:
        read_articles(text if isinstance(text, bytes) else text.encode(), f"a{suffix}", suffix)
    assert caught.value.remedy
    return str(caught.value)


class TestText:
    def test_a_first_line_like_a_headline_is_the_title_and_stays(self) -> None:
        article = read(f"Dam holds after flood\n\n{BODY}")
        assert article.title == "Dam holds after flood"
        assert article.title_from == "first-line"
        assert article.headline == (0, 21)
        assert article.text == f"Dam holds after flood\n\n{BODY}"

    @pytest.mark.parametrize("line", ["Will the dam hold?", "Storm nears eastern U.S."])
    def test_headlines_with_a_mark_at_their_end(self, line: str) -> None:
        assert read(f"{line}\n{BODY}").title == line

    @pytest.mark.parametrize(
        "first", ["The dam held.", "“The dam held.”", "These were hurt:", "word " * 40, "* * *"]
    )
    def test_other_first_lines_are_none(self, first: str) -> None:
        assert read(f"{first}\n\n{BODY}").headline is None

    def test_else_the_first_sentence_is_the_title(self) -> None:
        article = read(BODY)
        assert (article.title, article.title_from) == (
            "The dam held, the mayor said.",
            "first-sentence",
        )
        assert article.headline is None

    def test_else_the_name_of_the_file(self) -> None:
        article = read("word " * 400, path="folder/the dam.txt")
        assert (article.title, article.title_from) == ("the dam", "file-name")
        assert read("word " * 400, path="-").title == "Standard input"
        assert read("*" * 1000 + " held", path="folder/the dam.txt").title == "the dam"

    def test_front_matter(self) -> None:
        article = read(f"---\nsource: Sample Wire\ntitle: Dam holds\n---\n\n{BODY}\n")
        assert article.source == "Sample Wire"
        assert (article.title, article.title_from) == ("Dam holds", "front-matter")
        assert article.headline is None
        assert article.text == BODY

    def test_a_title_is_not_repeated_in_the_body(self) -> None:
        assert read(f"---\ntitle: Dam holds\n---\nDAM HOLDS\n\n{BODY}").text == BODY

    def test_wrapped_lines_are_joined(self) -> None:
        line = "The dam above the town held on Sunday after two days of rain, the"
        assert read(f"{line}\nmayor said.").text == f"{line} mayor said."

    def test_no_escape_sequence_and_no_markup_acts(self) -> None:
        article = read(f"\x1b]0;owned\x07Dam [bold]holds[/]\u202e\n\n{BODY}")
        assert article.title == "Dam [bold]holds[/]"

    def test_ids_are_of_the_bytes(self) -> None:
        assert read(BODY).id == hashlib.sha256(BODY.encode()).hexdigest()[:16]

    def test_unsaid_things_are_none(self) -> None:
        article = read(BODY)
        assert (article.source, article.author, article.url, article.published) == (None,) * 4
        assert (article.tags, article.language) == ((), "en")


class TestFrontMatter:
    def test_all_keys(self) -> None:
        article = read(
            "---\n"
            "title: 1984\n"
            "Source: {name: Sample Wire}\n"
            "author: [Jane Roe, {name: John Doe}]\n"
            "url: https://example.org/dam\n"
            "published: 2026-03-01 10:00:00 +0100\n"
            "tags: dam, flood, dam\n"
            "lang: en-GB\n"
            "layout: [anything, {at: all}]\n"
            f"---\n{BODY}",
            ".md",
        )
        assert article.title == "1984"
        assert article.source == "Sample Wire"
        assert article.author == "Jane Roe, John Doe"
        assert article.url == "https://example.org/dam"
        assert article.published == "2026-03-01 10:00:00+0100"
        assert article.tags == ("dam", "flood")
        assert article.language == "en"

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("2026-03-01", "2026-03-01"),
            ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z"),
            ("Sun, 01 Mar 2026 10:00:00 +0000", "2026-03-01T10:00:00+00:00"),
            ("1 March 2026", "2026-03-01"),
            ("March 1, 2026", "2026-03-01"),
            ("2026-13-45", None),
            ("yesterday", None),
            ("null", None),
        ],
    )
    def test_dates(self, written: str, kept: str | None) -> None:
        assert read(f"---\npublished: {written}\n---\n{BODY}").published == kept

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "https:", "http://a b"]
    )
    def test_other_addresses_are_dropped(self, url: str) -> None:
        assert read(f'---\nurl: "{url}"\n---\n{BODY}').url is None

    def test_values_are_cleaned(self) -> None:
        assert read(f'---\nsource: "a\\eb\\u202e  c\\nd"\n---\n{BODY}').source == "ab c d"

    @pytest.mark.parametrize(
        ("block", "message"),
        [
            ("title: Trump: what now", "a.md, line 2: the front matter is no valid YAML"),
            ("source: x\ntitle: [a", "a.md, line 4: the front matter is no valid YAML"),
            ("source: x\ntitle: [a]", 'a.md, line 3, key "title": is a list (make it text)'),
            ("author: [[a]]", 'a.md, line 2, key "author": is a list'),
            ("tags: {a: {b: c}}\nurl: {}\nlink: {a: b}", 'a.md, line 4, key "link": is a mapping'),
            ("a: &x [1]\ntags: *x", "a.md, line 3: the front matter is no valid YAML: an alias"),
            ("- a", "a.md, line 2: the front matter is no valid YAML: it holds no keys"),
            ("a: " + "[" * 3000, "a.md, line 2: the front matter is no valid YAML: it is nested"),
            (
                "? !!python/object/apply:os.getcwd []\n: x\ntitle: !!python/name:os.getcwd\n  [a]",
                "key",
            ),
        ],
    )
    def test_errors_name_line_and_key(self, block: str, message: str) -> None:
        assert message in error(f"---\n{block}\n---\n{BODY}", ".md")

    @pytest.mark.parametrize("body", ["", "x" * 70_000 + "\n---\n"])
    def test_an_end_that_is_missing_or_far(self, body: str) -> None:
        assert "a.md, line 1: the front matter does not end" in error(
            f"---\ntitle: x\n{body}", ".md"
        )

    @pytest.mark.parametrize("text", ["---\n\nThe dam held.", "---\nThe dam held.", "--- The dam."])
    def test_a_rule_is_no_front_matter(self, text: str) -> None:
        assert read(text).text.startswith("---")

    @pytest.mark.parametrize("text", ["---\n---\nThe dam.", "---\n# nothing\n...\nThe dam."])
    def test_it_may_be_empty(self, text: str) -> None:
        assert read(text).text == "The dam."


class TestMarkdown:
    def test_the_words_remain(self) -> None:
        article = read(
            "The *dam* **held**, [the mayor](http://x.y) ~~said~~,\n"
            "after `rain` &amp; <b>hail</b>.\n"
            "![a picture](x.png)\n\n"
            "> Nobody was hurt.\n\n"
            "- one\n- two\n\n"
            "| a | b |\n|---|---|\n| c | d |\n\n"
            "<div>In a block</div>\n\n<script>alert('x')</script>\n\n"
            "```\ncode\n```\n",
            ".md",
        )
        assert article.text == (
            "The dam held, the mayor said, after rain & hail.\n\nNobody was hurt.\n\none\n\ntwo\n\n"
            "a b\n\nc d\n\nIn a block\n\ncode"
        )

    def test_a_heading_at_the_top_is_the_headline(self) -> None:
        article = read(f"# The dam held.\n\n{BODY}", ".md")
        assert (article.title, article.title_from) == ("The dam held.", "first-line")
        assert article.headline == (0, 13)

    def test_unless_front_matter_has_the_title(self) -> None:
        article = read(f"---\ntitle: Dam\n---\n# The dam held\n\n{BODY}", ".md")
        assert (article.title, article.headline) == ("Dam", None)
        assert article.text.startswith("The dam held\n\n")

    def test_entities_cannot_bring_control_characters_back(self) -> None:
        assert read("a&#xad;b&#x202e;c", ".md").text == "abc"


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Dam holds | The Wire</title>
<meta name="author" content="Jane Roe"><meta property="og:site_name" content="Sample Wire">
<meta property="article:published_time" content="2026-03-01T10:00:00Z">
<meta name="keywords" content="dam, flood">
<link rel="canonical" href="https://example.org/dam"></head><body><nav>Home About</nav><article>
<h1>Dam holds after flood</h1>
<p>The dam held on Sunday,\nthe <b>mayor</b> said. Nobody was hurt.</p>
<p>“We were lucky,” said the mayor.</p><ul><li>One lamp</li><li>Two bulbs</li></ul>
<table><tr><td>cell</td><td>other</td></tr></table>
<script>alert("x")</script></article><footer>Copyright 1999</footer></body></html>"""


class TestHtml:
    def test_the_article_without_the_page(self) -> None:
        article = read(PAGE, ".html")
        assert (article.title, article.title_from) == ("Dam holds after flood", "html")
        assert article.source == "Sample Wire"
        assert article.author == "Jane Roe"
        assert article.url == "https://example.org/dam"
        assert article.published == "2026-03-01"
        assert article.tags == ("dam", "flood")
        assert article.language == "en"
        assert article.text == (
            "The dam held on Sunday, the mayor said. Nobody was hurt.\n\n"
            "“We were lucky,” said the mayor.\n\nOne lamp\n\nTwo bulbs\n\ncell other"
        )

    def test_a_page_without_an_article(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(logging.getLogger(), "handlers", [])
        assert error("<p></p>", ".html").startswith("a.html: no article is found in this page")
        assert capsys.readouterr() == ("", "")


class TestJson:
    def test_one_article_of_schema_org(self) -> None:
        article = read(
            json.dumps(
                {
                    "@type": "NewsArticle",
                    "headline": "Dam holds",
                    "articleBody": BODY,
                    "publisher": {"@type": "Organization", "name": "Sample Wire"},
                    "author": [{"name": "Jane Roe"}, "John Doe"],
                    "datePublished": "2026-03-01",
                    "keywords": "dam, flood",
                    "url": "https://example.org/dam",
                    "inLanguage": "en-GB",
                    "wordCount": 10**30,
                }
            ),
            ".json",
        )
        assert article.title == "Dam holds"
        assert article.text == BODY
        assert article.source == "Sample Wire"
        assert article.author == "Jane Roe, John Doe"
        assert article.published == "2026-03-01"
        assert article.tags == ("dam", "flood")

    def test_a_list(self) -> None:
        data = json.dumps([{"text": BODY}, {"body": BODY, "title": None, "tags": ["a"]}]).encode()
        first, second = read_articles(data, "a.json", ".json")
        assert second.id == f"{first.id}-2"
        assert second.title == "The dam held, the mayor said."
        assert second.tags == ("a",)

    def test_half_a_surrogate_pair_is_dropped(self) -> None:
        assert read('{"text": "a\\ud800b"}', ".json").text == "ab"

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('{"text": "a",\n "title": }', "a.json, line 2, column 11: is no valid JSON"),
            ('{"text": 5}', 'a.json, key "text": is a number (make it text)'),
            ('{"text": "a", "title": true}', 'a.json, key "title": is true or false'),
            (
                '[{"text": "a"}, {"text": "a", "tags": [1]}]',
                'a.json, item 2, key "tags": is a number',
            ),
            ('[{"text": "a"}, {}]', "a.json, item 2: has no text"),
            ('[{"text": "a"}, {"text": "?"}]', "a.json, item 2: has no words"),
            ('[{"text": "a"}, 1]', "a.json, item 2: is no object"),
            ("[]", "a.json: holds no article"),
            ("1" * 5000, "a.json: holds no article"),
            ("[" * 100_000, "a.json: is no valid JSON: it is nested too deeply"),
        ],
    )
    def test_errors(self, text: str, message: str) -> None:
        assert error(text, ".json").startswith(message)


class TestFiles:
    def test_suffixes_in_any_case(self, tmp_path: Path) -> None:
        path = tmp_path / "DAM.TXT"
        path.write_text(BODY, encoding="utf-8")
        (article,) = read_file(path)
        assert article.path == str(path)

    def test_the_path_cannot_act_either(self) -> None:
        assert read(BODY, path="a\x1b[31m.txt").path == "a.txt"

    @pytest.mark.parametrize(
        ("data", "suffix", "message"),
        [
            (b"", ".txt", "a.txt: is empty"),
            (b" \n\t", ".html", "a.html: is empty"),
            (b"---\ntitle: x\n---\n", ".md", "a.md: has no words in its body"),
            (b"... --- ...", ".txt", "a.txt: has no words in its body"),
            (b"a\0b", ".txt", "a.txt: holds no text"),
            (b"a", ".doc", 'a.doc: files that end in ".doc" are not read'),
            (b"a", "", "a: files without an ending are not read"),
            (b"a" * (SIZE_LIMIT + 1), ".txt", "a.txt: is larger than 20 MB"),
        ],
    )
    def test_what_is_no_article(self, data: bytes, suffix: str, message: str) -> None:
        assert error(data, suffix).startswith(message)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleError, match=r"gone\.txt: no such file \(check the path\)"):
            read_file(tmp_path / "gone.txt")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleError, match="is a folder, not a file"):
            read_file(tmp_path)

    def test_a_path_through_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
        with pytest.raises(ArticleError, match="cannot be read: Not a directory"):
            read_file(tmp_path / "a.txt" / "b.txt")

    def test_a_large_file_is_not_read_to_its_end(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(BODY, encoding="utf-8")
        with pytest.raises(ArticleError, match="is larger than"):
            read_file(path, limit=10)


class TestJsonLines:
    def test_an_article_a_line(self) -> None:
        first, second = read_articles(
            b'{"title": "Dam", "text": "It held."}\n\n{"headline": "Rain", "articleBody": "It fell."}',
            "a.jsonl",
            ".jsonl",
        )
        assert (first.title, first.text) == ("Dam", "It held.")
        assert (second.title, second.text) == ("Rain", "It fell.")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('{"text": "a"}\n{"text": ]', "a.jsonl, line 2, column 10: is no valid JSON"),
            ('{"text": "a"}\n\n[]', "a.jsonl, line 3: is no object"),
            ('{"text": "a"}\n{}', "a.jsonl, line 2: has no text"),
            ('{"text": "a", "title": 1}', 'a.jsonl, line 1, key "title": is a number'),
            ("[" * 100_000, "a.jsonl: is no valid JSON: it is nested too deeply"),
            ("[[]," * 1_000_001, "a.jsonl: holds more than 2,000,000 values"),
        ],
    )
    def test_a_wrong_line_is_named(self, text: str, message: str) -> None:
        assert error(text, ".jsonl").startswith(message)

    def test_too_many_articles(self) -> None:
        assert "holds more than 10,000 articles" in error('{"text":"a"}\n' * 10_001, ".jsonl")


STARTS = st.sampled_from(
    [
        b"",
        b"---\n",
        b"---\ntitle: ",
        b"<html><body><p>",
        b'{"text": "',
        b'[{"text": "a", "author": ',
        b'{"text": "a"}\n{"text": "b", "tags": ',
        b"Subject: a\nContent-Type: text/html; charset=",
        b"Subject: a\n\n",
        epub({"a.xhtml": chapter("<p>a")}),
        pdf([["a"]])[:-40],
    ]
)
ENDS = st.sampled_from([b"", b"\n---\nThe dam held.", b"</p><p>The dam held.</p>", b'"}', b"}]"])


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@settings(max_examples=60, deadline=None)
@given(start=STARTS, middle=st.one_of(st.binary(), st.text().map(str.encode)), end=ENDS)
def test_any_bytes_give_articles_or_an_error(
    suffix: str, start: bytes, middle: bytes, end: bytes
) -> None:
    outcome = attempt(start + middle + end, suffix)
    if isinstance(outcome, ArticleError):
        assert str(outcome).startswith(f"a{suffix}")
        assert outcome.remedy
        return
    assert outcome
    for article in outcome:
        assert article.words > 0
        assert article.title == " ".join(article.title.split()) != ""
        if article.headline:
            assert article.quote([article.headline]) == article.title


def attempt(data: bytes, suffix: str) -> tuple[Article, ...] | ArticleError:
    try:
        return read_articles(data, f"a{suffix}", suffix)
    except ArticleError as caught:
        return caught
