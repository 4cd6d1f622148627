"""`python -m briefing` is the command `briefing`."""

from .cli import main

if __name__ == "__main__":
    main()
