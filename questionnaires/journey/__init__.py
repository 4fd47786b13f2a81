"""Answering a questionnaire page by page. Serves every room; knows nothing of what is asked."""
