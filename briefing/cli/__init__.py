"""The command `briefing`: standard output is data, standard error is talk.

Exit codes: 0 done, 1 something failed, 2 wrong usage, 130 interrupted. The modules of this package
import what is heavy inside functions, so that `--help` and `--version` are immediate.
"""

import gc
import sys

from .run import run


def main() -> None:
    """Run the command on the arguments of this process, and exit."""
    # Starting makes many objects and hardly any garbage: looking for it less often is 50 ms.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(run(sys.argv[1:]))


__all__ = ["main", "run"]
