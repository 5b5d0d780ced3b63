"""Figures typed in running text, compared with the facts of what the text is about."""
