"""The one table of commands, keys of one's own, and what is made from them: help and palette."""
