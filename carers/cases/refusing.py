"""What cannot be done as things stand, as a sentence for the person who asked for it."""


class Refused(Exception):
    """Nothing was written. `field` is the field of the form that it is about; empty for none.

    The words name rules and dates, never anything of a carer.
    """

    def __init__(self, words: str, *, field: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.field = field
