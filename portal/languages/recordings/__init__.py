"""Voices that read a text aloud, in languages for which many devices have none."""
