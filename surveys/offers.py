"""What surveys offer the other rooms. Each part of the room registers its own."""


def register() -> None:
    """Imported here, once the models are there."""
    from surveys import keeping
    from surveys.acting import offers as acting
    from surveys.answering import offers as answering
    from surveys.asking import offers as asking
    from surveys.charts import offers as charts
    from surveys.doors import offers as doors
    from surveys.editing import offers as editing
    from surveys.entering import offers as entering
    from surveys.figures import offers as figures
    from surveys.helping import offers as helping
    from surveys.packs import offers as packs
    from surveys.quotes import offers as quotes
    from surveys.reading import offers as reading
    from surveys.rollups import offers as rollups
    from surveys.taking import offers as taking
    from surveys.themes import offers as themes
    from surveys.we_said import offers as we_said

    acting.register()
    answering.register()
    asking.register()
    charts.register()
    doors.register()
    editing.register()
    entering.register()
    helping.register()
    packs.register()
    quotes.register()
    reading.register()
    rollups.register()
    taking.register()
    themes.register()
    we_said.register()
    figures.register()
    keeping.register()
