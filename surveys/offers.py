"""What surveys offer the other rooms. Each part of the room registers its own."""


def register() -> None:
    """Imported here, once the models are there."""
    from surveys.reading import offers as reading

    reading.register()
