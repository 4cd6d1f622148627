"""A right border that the mouse can pull."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widget import Widget


class Grip(Widget):
    """A widget with a border; it says where its right one is pulled to, and changes nothing itself."""

    class Pulled(Message):
        """The border is to be in another column. by: columns to the right. done: it was let go."""

        def __init__(self, widget: Widget, by: int, *, done: bool) -> None:
            super().__init__()
            self.widget = widget
            self.by = by
            self.done = done

        @property
        def control(self) -> Widget:
            """The widget that is pulled."""
            return self.widget

    _gripped = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the border."""
        if event.button == 1 and event.screen_x == self.region.right - 1:
            self._gripped = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pull it along."""
        by = event.screen_x - (self.region.right - 1)
        if self._gripped and by:
            self.post_message(self.Pulled(self, by, done=False))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let it go."""
        if self._gripped:
            self._gripped = False
            self.release_mouse()
            self.post_message(self.Pulled(self, 0, done=True))
