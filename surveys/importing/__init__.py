"""Answers taken on paper, and past results, from a CSV file."""
