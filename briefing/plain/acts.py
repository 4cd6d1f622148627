"""What is done with the open article: copied, browsed, exported; each answers with lines."""

from __future__ import annotations

from briefing.errors import UsageError
from briefing.model import Article, Briefing
from briefing.outside import Outside
from briefing.phrases import one_line
from briefing.plain.words import Row, shown
from briefing.render.citation import citation, cited
from briefing.render.export import SUFFIXES, export, file_names


def copy(
    outside: Outside, article: Article, row: Row | None, briefing: Briefing | None
) -> list[str]:
    """A row with its citation, or the citation alone; said even where there is no clipboard."""
    if row is None:
        text = citation(article)
    elif row.item is not None and briefing is not None:
        text = cited(row.item, briefing)
    else:
        text = f"{one_line(article.quote([row.span] if row.span else []))} — {citation(article)}"
    if outside.copy(text):
        return [f"Copied: {shown(text)}"]
    return [shown(text), "There is no tool here that fills the clipboard."]


def browse(outside: Outside, article: Article) -> list[str]:
    """The article's address, in the browser."""
    if not article.url:
        raise UsageError("the article has no address")
    browser = outside.browser(article.url)
    if browser.needs_terminal:
        outside.run(browser.command)
    else:
        outside.launch(browser.command)
    return [f"Opened: {shown(article.url)}"]


def written(outside: Outside, briefing: Briefing, form: str) -> list[str]:
    """The briefing in a new file; form: of SUFFIXES, or its first letters."""
    forms = [one for one in SUFFIXES if one.startswith(form.lower())]
    if len(forms) != 1:
        raise UsageError(f"there is no format {form!r}", remedy=f"there are {', '.join(SUFFIXES)}")
    names = file_names(briefing.article.title, forms[0])
    return [f"Written: {shown(str(outside.save(names, export(briefing, forms[0]))))}"]
