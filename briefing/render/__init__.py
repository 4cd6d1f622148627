"""Briefings as text for the terminal, Markdown, JSON and HTML: pure functions of a briefing."""
