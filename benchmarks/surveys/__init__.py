"""Surveys under load: at the write, over HTTP, counted, and asked by spreadsheet."""
