"""Analysis of one article: pure functions from text to a briefing."""
