"""The library: a folder of files becomes articles. Files are read, never written."""
