"""What a member of the public can do: say that a listing looks wrong, send herself her list."""

import datetime
from collections.abc import Sequence

from django.db import transaction

from directory import limits
from directory.context import ServicePage
from directory.models import Report, Service
from portal.audit.actions import record
from portal.notices.actions import send
from portal.notices.addresses import Address

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
TO_ONE_ADDRESS = 5
"""Lists a day to one address: nobody can be flooded with our messages."""
FROM_ONE_BROWSER = 10
"""Lists or reports an hour from one browser session."""
FROM_ONE_PLACE = 20
"""Lists or reports an hour from one internet address, however many browsers are behind it: far
fewer than all may send, so that no machine alone can stop the others."""
FROM_ALL = 300
"""Lists an hour in all: a ceiling on what a machine could make us spend."""


MOST_IN_TEXT = 8
"""Names and numbers in one text message of a few parts."""


class TooOften(Exception):
    """More than is allowed for now."""


@transaction.atomic
def report_problem(*, service: Service, problem: str, detail: str, language: str) -> Report:
    """Puts a report into the editors' queue. Who made it is not known and not asked."""
    report = Report.objects.create(
        service=service, problem=problem, detail=detail, language=language
    )
    record(by=None, verb="directory.reported", subject=service, detail={"problem": problem})
    return report


def send_list(
    *, to: Address, pages: Sequence[ServicePage], links: Sequence[str], language: str, browser: str
) -> int:
    """Sends names, phones and addresses of the saved services, in the reader's language.

    A text message holds the first few: it is paid for by its length. What was sent to whom is
    nowhere but in the outbox, encrypted. Says how many services were sent.
    """
    allowed = (
        limits.is_within("list-from", browser, most=FROM_ONE_BROWSER, period=HOUR)
        and limits.is_within("list-to", to.value.lower(), most=TO_ONE_ADDRESS, period=DAY)
        and limits.is_within("list", "all", most=FROM_ALL, period=HOUR)
    )
    if not allowed:
        raise TooOften
    most = MOST_IN_TEXT if to.kind == "text" else len(pages)
    lines = [_lines(page, link) for page, link in zip(pages[:most], links, strict=False)]
    template = "directory-list-text" if to.kind == "text" else "directory-list"
    send(to=to, template=template, language=language, context={"services": lines})
    return len(lines)


def _lines(page: ServicePage, link: str) -> dict[str, str]:
    """Plain values only: the message waits in the outbox and is rendered when it goes out."""
    open_places = (place.location for place in page.places if place.location)
    phones = page.phones or page.organisation_phones
    return {
        "name": page.texts.name.value,
        "phone": phones[0].number if phones else "",
        "address": next((", ".join(location.address_lines) for location in open_places), ""),
        "website": page.url,
        "link": link,
    }
