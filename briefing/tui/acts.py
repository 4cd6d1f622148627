"""What is done with a line or an article: into the clipboard, the browser, the editor, a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import App, SuspendNotSupported

from briefing.errors import BriefingError
from briefing.model import Article, Briefing
from briefing.outside import Outside
from briefing.render.citation import Item, citation, cited
from briefing.render.export import Export, export, file_names
from briefing.tui.background import in_background
from briefing.tui.bindings import named
from briefing.tui.evidence import Ref
from briefing.tui.page import Page
from briefing.tui.screens.acting import ActingScreen
from briefing.tui.screens.export import ExportScreen
from briefing.tui.wrapping import printable


class Acts:
    """Does what an ActingScreen wants, and says what became of it."""

    def __init__(self, app: App[None], outside: Outside) -> None:
        self._app = app
        self._outside = outside

    def do(self, wanted: ActingScreen.Wanted) -> None:
        """Do one thing; an error for people is told."""
        try:
            self._do(wanted)
        except BriefingError as error:
            self._fail(error)

    def _do(self, wanted: ActingScreen.Wanted) -> None:
        article = wanted.page.article
        if wanted.act == "edit":
            self._edit(wanted.page)
        elif article is None:
            remedy = named("press {edit} to edit the file", self._app.screen)
            raise BriefingError("there is no article here", remedy=remedy)
        elif wanted.act == "browse":
            self._browse(article)
        elif wanted.act == "copy":
            self._copy(line_to_copy(wanted.page, wanted.ref, article))
        elif wanted.act == "copy-briefing":
            self._copy(export(_briefing(wanted.page), "markdown"))
        else:
            briefing = _briefing(wanted.page)
            self._app.push_screen(ExportScreen(), partial(self._export, briefing))

    # clipboard

    def _copy(self, words: str) -> None:
        """By OSC 52, which reaches the terminal over ssh too, and by a tool where there is one."""
        self._app.copy_to_clipboard(words)
        self._behind(partial(self._outside.copy, words))
        first = words.splitlines()[0]
        self._tell(first if len(first) <= 60 else f"{first[:59]}…", "Copied")

    # browser and editor

    def _browse(self, article: Article) -> None:
        if not article.url:
            raise BriefingError("the article has no address")
        browser = self._outside.browser(article.url)
        if browser.needs_terminal:
            self._lend_terminal(browser.command)
        else:
            self._behind(partial(self._outside.launch, browser.command))
            self._tell(article.url, "Opened")

    def _edit(self, page: Page) -> None:
        path = page.entry.path
        if not path.is_file():
            raise BriefingError("the file is gone", where=printable(str(path)))
        # What is changed there is read anew like any other change in the folder.
        self._lend_terminal((*self._outside.editor(), str(path.absolute())))

    def _lend_terminal(self, command: tuple[str, ...]) -> None:
        try:
            with self._app.suspend():
                self._outside.run(command)
        except SuspendNotSupported as cause:
            raise BriefingError(
                f"{command[0]} needs a terminal, and this one cannot be lent"
            ) from cause

    # files

    def _export(self, briefing: Briefing, form: Export | None) -> None:
        if form is None:
            return
        names = file_names(briefing.article.title, form)
        try:
            path = self._outside.save(names, export(briefing, form))
        except BriefingError as error:
            self._fail(error)
        else:
            self._tell(str(path.absolute()), "Exported")

    # telling

    def _behind(self, work: Callable[[], object]) -> None:
        """Do it in a thread; an error is told when it comes."""

        async def wait() -> None:
            try:
                await in_background(work)
            except BriefingError as error:
                self._fail(error)

        self._app.run_worker(wait(), group="acts")

    def _tell(self, words: str, title: str) -> None:
        self._app.notify(printable(words), title=title, markup=False, timeout=4)

    def _fail(self, error: BriefingError) -> None:
        self._app.notify(printable(str(error)), title="Error", severity="error", markup=False)


def line_to_copy(page: Page, ref: Ref | None, article: Article) -> str:
    """The row's words with the article's citation; the citation alone where there is no row."""
    item = None if ref is None or page.briefing is None else item_of(ref, page.briefing)
    return citation(article) if page.briefing is None else cited(item, page.briefing)


def item_of(ref: Ref, briefing: Briefing) -> Item | None:
    """What a row stands for."""
    match ref.kind:
        case "actor":
            return briefing.actor(ref.id)
        case "claim":
            return next((claim for claim in briefing.claims if claim.id == ref.id), None)
        case "question":
            return next((one for one in briefing.questions if one.id == ref.id), None)
        case "sentence":
            sentences = briefing.summary.sentences
            return next((one for one in sentences if str(one.span[0]) == ref.id), None)


def _briefing(page: Page) -> Briefing:
    if page.briefing is None:
        raise BriefingError("there is no briefing yet", remedy="wait for the analysis")
    return page.briefing
