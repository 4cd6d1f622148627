"""A folder of articles and the store together: what the commands and the reader work on.

index: brings the store up to date with the folder. watch: tells of changes as they happen.
remember: an analysis that looks into the store first. Nothing here knows a screen.
"""
