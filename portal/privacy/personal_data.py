"""Where personal data is kept, why, for how long: each room says it in its app's `ready()`."""

from dataclasses import dataclass

from portal.registry.registry import Registry


@dataclass(frozen=True)
class PersonalData:
    """One place where something of a person is kept."""

    model: str
    """`notices.notice`."""
    fields: tuple[str, ...]
    whose: str
    why: str
    kept_for: str
    encrypted: bool


PERSONAL_DATA: Registry[PersonalData] = Registry("places of personal data")


def declare(
    model: str, *, fields: tuple[str, ...], whose: str, why: str, kept_for: str, encrypted: bool
) -> None:
    entry = PersonalData(model, fields, whose, why, kept_for, encrypted)
    PERSONAL_DATA.register(model, entry)
