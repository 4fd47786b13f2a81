"""Invented answers, comments, contacts and ways in, for demonstrations and journeys.

refresh_surveys()    makes them where they are not there yet; what is there stays as people left it

Their days count back from the day on which they are made. Nobody is told of them: no e-mail and no
text goes out.
"""

from surveys.demonstration.refreshing import NotReady, refresh_surveys

__all__ = ["NotReady", "refresh_surveys"]
