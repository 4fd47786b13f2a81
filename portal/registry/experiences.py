"""Something has happened to somebody, who may be asked how it was.

The room in which it happened says so; rooms that ask listen with `after_this(EXPERIENCED, …)`. It
says only what is needed for asking, and only of those who agreed to be reached that way.
"""

from portal.registry.registry import announce

EXPERIENCED = "somebody.experienced"


def experienced(
    *, what: str, subject: str, channel: str, recipient: str, language: str, team: str
) -> None:
    """In the transaction of the change. `subject` is said once for each thing that happens, so that
    nobody is asked twice; `channel` is 'email' or 'text'."""
    announce(
        EXPERIENCED,
        what=what,
        subject=subject,
        channel=channel,
        recipient=recipient,
        language=language,
        team=team,
    )
