"""What is asked (pages), what follows from it (results), how it may be shown (figures). No screen, no document."""
