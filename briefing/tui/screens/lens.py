"""Keys of the lens: an actor, stances and a grouping through which the briefing is seen."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import Actor, Stance
from briefing.tui.evidence import Ref, actor_at, claim_at
from briefing.tui.lens import Lens, next_in_conversation
from briefing.tui.panes import LIST
from briefing.tui.screens.session import SessionScreen
from briefing.tui.view import chips, without
from briefing.tui.widgets.row_list import RowList


class LensScreen(SessionScreen, inherit_bindings=False):
    """Changes the view's lens."""

    def _focused_ref(self) -> Ref | None:
        """What the row under the cursor stands for."""
        focused = self.focused
        if not isinstance(focused, RowList) or focused.cursor is None or focused.id == LIST:
            return None
        return focused.rows[focused.cursor].ref

    def _actor_here(self) -> Actor | None:
        """The actor under the cursor, or the one that makes the claim under it."""
        ref, briefing = self._focused_ref(), self._briefing()
        if ref is None or briefing is None:
            return None
        claim = claim_at(briefing, ref)
        return actor_at(briefing, ref) if claim is None else briefing.actor(claim.source.actor)

    def _look_through(self, lens: Lens) -> None:
        if self.session.change_view(replace(self.session.view, lens=lens)):
            self._redraw()

    def action_lens(self) -> None:
        """Claims and questions of the actor under the cursor alone, or of all again."""
        actor, lens = self._actor_here(), self.session.view.lens
        if actor is not None:
            name = "" if lens.actor == actor.name else actor.name
            self._look_through(replace(lens, actor=name))

    def action_lens_list(self) -> None:
        """The same, and in the list only the articles that name the actor."""
        actor, view = self._actor_here(), self.session.view
        if actor is None:
            return
        wanted = 'actor:"{}"'.format(actor.name.replace('"', ""))
        if wanted not in view.query:
            query = f"({view.query})" if " or " in view.query.lower() else view.query
            view = replace(view, query=f"{query} {wanted}".strip())
        lens = replace(view.lens, actor=actor.name)
        if self.session.change_view(replace(view, lens=lens)):
            self._redraw()

    def action_drop_chip(self, name: str = "") -> None:
        """Take a part of the lens away, the last if none is named."""
        for chip in reversed(chips(self.session.view.lens)):
            if name in ("", chip.name):
                self._look_through(without(self.session.view.lens, chip))
                break

    def action_respond(self) -> None:
        """To the next claim of the conversation that the one under the cursor belongs to."""
        there = self._response()
        if there is not None and not self._view.put_cursor("claims", Ref("claim", there)):
            self.notify("That claim is hidden by the lens.", markup=False)

    def _response(self) -> str | None:
        briefing = self._briefing()
        claim = None if briefing is None else claim_at(briefing, self._focused_ref())
        if briefing is None or claim is None:
            return None
        return next_in_conversation(briefing, claim.id)

    def action_stances(self) -> None:
        """Switch stances off and on."""
        from briefing.tui.screens.stances import StanceScreen

        briefing, lens = self._briefing(), self.session.view.lens
        claims = () if briefing is None else briefing.claims

        def look(off: frozenset[Stance] | None) -> None:
            if off is not None:
                self._look_through(replace(lens, off=off))

        self.app.push_screen(StanceScreen(claims, lens.off), look)
