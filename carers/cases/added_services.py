"""Local services that staff add to those of her plan: found in the directory, kept as they were."""

from carers.cases.changing import changing
from carers.cases.refusing import Refused
from carers.models import AddedService, Case
from directory.offering import services_for
from directory.search.results import Hit
from directory.search.searching import search
from portal.accounts.models import User
from portal.audit.actions import record
from portal.languages.table import ENGLISH

MOST_FOUND = 8


def find(words: str, *, near: str) -> list[Hit]:
    """Published listings for words in any of our languages, the best first; none for no words."""
    if not words.strip():
        return []
    return search(words, language=ENGLISH.code, near=near, per_page=MOST_FOUND).hits


def add_service(*, case: Case, key: str, why: str, by: User) -> AddedService:
    """Her letter and her support plan can name it from then on. Raises Refused and Ended."""
    found = listing(key)
    if found is None:
        raise Refused("This service is no longer in the directory.")
    name, phone = found
    with changing(case, seen=None) as locked:
        if locked.added_services.filter(key=key).exists():
            raise Refused("This service has been added already.")
        row = locked.added_services.create(key=key, name=name, phone=phone, why=why, by=by)
        record(by=by, verb="carers.case.service_added", subject=locked)
    return row


def remove_service(*, case: Case, key: str, by: User) -> None:
    """It was added by mistake, or she does not want it. Raises Ended."""
    with changing(case, seen=None) as locked:
        gone, _ = locked.added_services.filter(key=key).delete()
        if gone:
            record(by=by, verb="carers.case.service_removed", subject=locked)


def listing(key: str) -> tuple[str, str] | None:
    """Name and phone of a listing that the public sees, in English."""
    offers = services_for(keys=(key,), language=ENGLISH.code, most=1)
    if not offers:
        return None
    return str(offers[0].texts.get("name")), offers[0].phone
