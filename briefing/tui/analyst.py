"""Analysis while the reader is open: in a thread, one article at a time."""

from __future__ import annotations

from functools import partial

from textual.app import App
from textual.message import Message

from briefing.errors import BriefingError
from briefing.model import Briefing
from briefing.tui.background import in_background
from briefing.tui.job import Analyse, Job
from briefing.tui.session import Session


class Analyst:
    """Does the jobs of a session, and tells the application what came of each."""

    class Analysed(Message):
        """A job is done, well or not."""

        def __init__(self, job: Job, outcome: Briefing | BriefingError) -> None:
            super().__init__()
            self.job = job
            self.outcome = outcome

    def __init__(self, app: App[None], session: Session, analyse: Analyse) -> None:
        self._app = app
        self._session = session
        self._analyse = analyse
        self.is_busy = False

    def go_on(self) -> None:
        """Begin the next job, unless one is under way."""
        if self.is_busy:
            return
        job = self._session.next_job()
        if job is not None:
            self.is_busy = True
            self._app.run_worker(self._do(job), group="analysis")

    async def _do(self, job: Job) -> None:
        outcome: Briefing | BriefingError
        try:
            outcome = await in_background(partial(self._analysed, job))
        except BriefingError as error:
            outcome = error
        self._app.post_message(self.Analysed(job, outcome))

    def _analysed(self, job: Job) -> Briefing:
        return self._analyse(self._session.shelf.article(job.article), job.settings, job.parts)

    def keep(self, done: Analysed) -> None:
        """Give the session what came of a job; the next can begin."""
        self.is_busy = False
        if isinstance(done.outcome, Briefing):
            self._session.succeeded(done.job, done.outcome)
        else:
            self._session.failed(done.job, done.outcome)
