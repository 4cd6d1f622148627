"""Briefings as text for the terminal, Markdown and JSON: pure functions of a briefing."""
