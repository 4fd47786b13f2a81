"""The book as slides: one message each, as its title, with a native chart that can be edited."""

from surveys.packs.slides.deck import CONTENT_TYPE, slides

__all__ = ["CONTENT_TYPE", "slides"]
