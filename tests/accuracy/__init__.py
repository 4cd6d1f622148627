"""Gold labels of the sample articles."""
