"""What keeping the directory offers the staff home page and the record of changes."""

from urllib.parse import urlencode

from django.urls import reverse

from directory.models import Report, Service
from directory.permissions import (
    can_edit_directory,
    can_see_directory_figures,
    can_translate_directory,
)
from directory.staff.coverage import lacking
from portal.audit import presenters
from portal.languages.kinds import OwnQueue, Piece, TextKind, text_kinds
from portal.languages.models import State
from portal.registry.registry import StaffTile, staff_tiles

SENTENCES = {
    "directory.reported": "{actor} said that {subject} looks wrong: {problem}.",
    "directory.report.answered": "{actor} answered a report about {subject}: {problem}.",
    "directory.listing.created": "{actor} wrote the listing {subject}.",
    "directory.listing.updated": "{actor} changed the listing {subject}.",
    "directory.listing.restored": "{actor} brought back an older version of {subject}.",
    "directory.listing.published": "{actor} published {subject}.",
    "directory.listing.withdrawn": "{actor} withdrew {subject}: {reason}.",
    "directory.listing.checked": "{actor} checked {subject}: still correct.",
    "directory.listing.status_changed": "{actor} noted that {subject} is now {status}: {reason}.",
    "directory.listing.deactivated": "{actor}: {subject} is no longer in its source.",
    "directory.translation.saved": "{actor} saved the {language} text of {subject}: {state}.",
    "directory.import.finished": "{actor}: {result}",
}


def register() -> None:
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    for name, tile in TILES.items():
        staff_tiles.register(name, tile)
    text_kinds.register(Service.TRANSLATION_KIND, LISTINGS)


def due() -> str:
    number = Service.objects.due_for_check().count()
    return f"{number:,} due for a check" if number else ""


def reports_waiting() -> str:
    number = Report.objects.open().count()
    return f"{number:,} report{'' if number == 1 else 's'} waiting" if number else ""


def languages_missing() -> str:
    number = lacking(Service.objects.visible()).count()
    if not number:
        return ""
    return "1 listing lacks a language" if number == 1 else f"{number:,} listings lack a language"


def queue_in(language: str) -> str:
    asked = urlencode({"language": language, "state": State.MISSING.value})
    return f"{reverse('staff-directory:translations')}?{asked}"


def lacking_in(language: str) -> int:
    """Listings that the public sees, without a text or with an outdated one."""
    return lacking(Service.objects.visible(), language).count()


def nothing() -> list[Piece]:
    """A listing is translated on a screen of its own: its search words and history hang on it."""
    return []


LISTINGS = TextKind("Listings", nothing, OwnQueue(queue_in, lacking_in))
"""Among the kinds of texts that translators see."""

TILES = {
    "directory-listings": StaffTile(
        title="Listings",
        description="Write, check, publish and withdraw what the directory says.",
        url_name="staff-directory:listings",
        open_to=can_edit_directory,
        figure=due,
        order=200,
    ),
    "directory-reports": StaffTile(
        title="Reports of wrong details",
        description="What people say is wrong, and your answers.",
        url_name="staff-directory:reports",
        open_to=can_edit_directory,
        figure=reports_waiting,
        order=210,
    ),
    "directory-translations": StaffTile(
        title="Translations of listings",
        description="Write and review the texts of listings in eight languages.",
        url_name="staff-directory:translations",
        open_to=can_translate_directory,
        figure=languages_missing,
        order=220,
    ),
    "directory-empty-searches": StaffTile(
        title="Searches without results",
        description="What people look for and do not find.",
        url_name="staff-directory:empty-searches",
        open_to=can_see_directory_figures,
        order=230,
    ),
    "directory-use": StaffTile(
        title="Use of the directory",
        description="When it is used, and in which languages.",
        url_name="staff-directory:use",
        open_to=can_see_directory_figures,
        order=240,
    ),
}
