"""Checks guide files beyond their types, and says file, line and what is wrong."""
