"""The HTML page: nothing in an article acts, and every row leads to its words."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.html import STYLE, html
from tests.fakes import empty_briefing, sample_briefing

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "article", "h1", "h2", "p", "ul", "li"),
    *("span", "strong", "em", "a", "div"),
}


class Page(HTMLParser):
    """A page's tags, links, places and words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self._in_text = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._in_text = self._in_text or ("class", "text") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._in_text = self._in_text and tag != "div"

    def handle_data(self, data: str) -> None:
        self.text += data * self._in_text

    def values(self, name: str) -> list[str | None]:
        return [value for key, value in self.attributes if key == name]


def test_every_row_leads_to_its_words() -> None:
    page = Page(html(sample_briefing()))
    links = [link for link in page.values("href") if link and link.startswith("#")]
    assert len(links) > 15
    assert {link[1:] for link in links} <= set(page.values("id"))
    assert len(page.values("id")) == len(set(page.values("id")))


def test_the_text_is_there_to_the_letter() -> None:
    briefing = sample_briefing()
    assert Page(html(briefing)).text == briefing.article.text


def test_nothing_but_its_own_style_is_allowed() -> None:
    page = html(sample_briefing())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src &#x27;none&#x27;; style-src &#x27;sha256-")
    assert "script" not in policy
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    assert digest in policy
    assert page.count(f"<style>{STYLE}</style>") == 1
    assert "style" not in [name for name, _ in Page(page).attributes]


evil = st.one_of(
    st.text(st.characters(exclude_categories=["Cc", "Cs"])),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "</div></article><style>*{display:none}</style>",
            "<!--",
            "&lt;b&gt;",
            "]]>",
        ]
    ),
)


@given(evil, evil, evil, evil)
def test_no_word_of_an_article_is_markup(title: str, source: str, url: str, text: str) -> None:
    plain = empty_briefing()
    article = replace(plain.article, title=title, source=source, url=url, text=text)
    page = Page(html(replace(plain, article=article)))
    assert set(page.tags) <= TAGS
    assert page.text == text
    assert not [name for name, _ in page.attributes if name.startswith("on")]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "data:text/html,x", "//x"])
def test_only_a_web_address_is_a_link(url: str) -> None:
    plain = empty_briefing()
    odd = replace(plain, article=replace(plain.article, url=url))
    assert html(odd) == html(plain)
    good = replace(plain, article=replace(plain.article, url="https://example.org/?a=1&b=2"))
    assert "https://example.org/?a=1&b=2" in Page(html(good)).values("href")
