"""The command `briefing`: standard output is data, standard error is talk.

Exit codes: 0 done, 1 something failed, 2 wrong usage, 130 interrupted. The modules of this package
import what is heavy inside functions, so that `--help` and `--version` are immediate.
"""

import gc
import os
import sys
import threading


def main() -> None:
    """Run the command on the arguments of this process, and exit."""
    # Importing makes some 200,000 objects and hardly any garbage: looking for it among them, while
    # they are made or at the end, takes a fifth of a short run.
    gc.set_threshold(500_000, 50, 50)
    from .run import run

    code = run(sys.argv[1:])
    gc.freeze()
    if any(thread.daemon for thread in threading.enumerate()):
        # An analysis is under way that nobody waits for. It cannot be stopped, and the network's
        # library must not be taken down while a thread is in it.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
