"""The command `briefing`: standard output is data, standard error is talk.

Exit codes: 0 done, 1 something failed, 2 wrong usage, 130 interrupted. The modules of this package
import what is heavy inside functions, so that `--help` and `--version` are immediate.
"""

import sys

from .run import run


def main() -> None:
    """Run the command on the arguments of this process, and exit."""
    sys.exit(run(sys.argv[1:]))


__all__ = ["main", "run"]
