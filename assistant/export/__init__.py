"""Reports to files that people print, edit and keep."""
