"""Invented cases for demonstrations and journeys: of every kind and state, in many languages.

refresh_cases()    makes those that are missing; what is there stays as people have left it

Their dates count back from the day on which they are made. Nobody is told of them: no e-mail and
no text goes out.
"""

from carers.cases.demonstration.refreshing import NotReady, demonstration_cases, refresh_cases

__all__ = ["NotReady", "demonstration_cases", "refresh_cases"]
