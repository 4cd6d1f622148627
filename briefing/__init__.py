"""Who is involved, who claims and who denies what, and what nobody knows yet."""

__version__ = "0.1.0"
