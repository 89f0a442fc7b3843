"""Filling in a page: which items it shows, what stands there already, which change an edit makes."""
