"""Local services for the items of a plan, asked of the directory through its public functions."""

from collections.abc import Sequence

from carers.plan.choosing import Chosen
from directory.offering import Offers, Want, offers


def services_of(items: Sequence[Chosen], *, near: str, language: str) -> Offers:
    """Most three for an item and eight for a plan, the first items first.

    `near` is the text she typed as her postcode: one that nobody knows keeps everything.
    """
    wants = {
        one.item.code: Want(one.item.services, one.item.needs, one.item.audiences)
        for one in items
        if one.item.services or one.item.needs
    }
    return offers(wants, near=near, language=language)
