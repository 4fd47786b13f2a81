"""What cases offer the other rooms: events in words, tiles, and where personal data is."""

from carers.cases import words


def register() -> None:
    words.register()
