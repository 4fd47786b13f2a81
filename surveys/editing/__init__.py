"""Surveys written and changed on screen."""
