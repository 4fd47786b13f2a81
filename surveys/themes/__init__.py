"""Themes of comments: given by people, suggested by word lists, counted and compared."""
