"""Who somebody is, for rules about people: keyed hashes of a reference or an address.

The same address gives the same hash however it was written.
"""

from collections.abc import Iterable

from portal.notices.addresses import Address
from surveys.keys import hash_of_person
from surveys.models import Invitation


def hash_of_address(address: Address) -> str:
    if address.kind == "letter":
        return hash_of_person("".join(filter(str.isalnum, address.value)))
    return hash_of_person(address.value)


def hash_of_reference(reference: str) -> str:
    return hash_of_person(reference)


def person_hash(reference: str, address: Address | None) -> str:
    """By which 'asked lately' finds her; empty where nothing is known of her."""
    if reference:
        return hash_of_reference(reference)
    return hash_of_address(address) if address else ""


def hashes_of(reference: str, address: Address | None) -> set[str]:
    """All by which the hold list may know her."""
    found = {hash_of_reference(reference)} if reference else set()
    return found | ({hash_of_address(address)} if address else set())


def address_of(invitation: Invitation) -> Address | None:
    """None for what is given by hand, and where nothing is known or it is forgotten."""
    if invitation.channel == Invitation.Channel.HAND or not invitation.recipient:
        return None
    return Address.of(invitation.channel, invitation.recipient)


def hashes_of_invitation(invitation: Invitation) -> set[str]:
    """The hash that stands in the row counts too: of an anonymous one the reference is not kept."""
    known: Iterable[str] = [invitation.person_hash] if invitation.person_hash else []
    return {*known, *hashes_of(invitation.reference, address_of(invitation))}
