"""What editors may do with a listing, as rules that every change passes through."""

import re

from django.utils.text import slugify

from directory.listing.shape import FIELDS, Listing
from directory.models import Service, Taxonomy

NOT_EDITED = ("publication", "status")
"""Changed by decisions of their own, with a reason; never by an edit or by restoring a version."""
EDITED = tuple(name for name in FIELDS if name not in NOT_EDITED)
FINDS_IT = (Taxonomy.NEEDS, Taxonomy.AUDIENCES)
"""The public finds a listing by these; one with neither is thin."""
LONGEST_KEY = 120


class Refused(Exception):
    """A rule forbids it. The message is a whole sentence for the editor."""


def what_keeps_it_back(listing: Listing) -> str:
    """Why the public may not see this listing, in a sentence; nothing where they may.

    The rule of the loader: a listing without a name, or with neither a need nor an audience, cannot
    be found by anyone who needs it, and stays a draft.
    """
    if not listing.name.strip():
        return "A listing that the public sees needs a name."
    if not any(tag.startswith(f"{taxonomy}:") for tag in listing.terms for taxonomy in FINDS_IT):
        return (
            "A listing that the public sees needs at least one need or one audience, or nobody "
            "would find it."
        )
    return ""


def check_fit_for_public(listing: Listing) -> None:
    reason = what_keeps_it_back(listing)
    if reason:
        raise Refused(reason)


def free_key(name: str) -> str:
    """The readable part of the address, from the name; numbered where taken. It never changes."""
    wanted = slugify(name)[: LONGEST_KEY - 10].strip("-") or "service"
    pattern = rf"^{re.escape(wanted)}(-\d+)?$"
    taken = set(Service.objects.filter(key__iregex=pattern).values_list("key", flat=True))
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key
