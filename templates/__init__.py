"""The letters, phrases and pages themselves: Word and Jinja2 files, no logic."""
