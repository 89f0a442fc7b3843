"""The plain face of an exercise without code of its own: a team's own TOML file runs, shows, exports, prints."""
