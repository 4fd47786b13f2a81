"""Answering a survey: from the link or code to the thanks."""
