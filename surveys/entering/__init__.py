"""Answers that staff type in: by phone, on paper, or together with the person."""
