"""Screens for staff who keep the directory: English, wide, usable by keyboard alone."""
