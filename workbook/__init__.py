"""The book: what is written in a workshop, how it changes, how it is kept. Knows no screen, no guide, no document."""

__version__ = "0.1.0"
