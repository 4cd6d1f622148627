"""What every worker process does first."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process


def begin_worker() -> None:
    """Leave Ctrl+C to the parent process, and end with it, however it ends.

    A killed parent cannot tell its workers, and these would wait for work without end.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        # What is being written is a transaction: it is whole or not there at all.
        os._exit(1)
