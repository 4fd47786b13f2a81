"""Words of people that may be published: she agreed, names are out, a second person has looked."""

from surveys.quotes.publishing import Published, publishable

__all__ = ["Published", "publishable"]
