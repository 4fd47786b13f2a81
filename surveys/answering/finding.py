"""The invitation that a link or a typed code belongs to."""

from django.http import HttpRequest

from portal.ui.limits import Tries
from surveys.keys import CODE_DIGITS, hash_of, typed_code
from surveys.models import Invitation

TRIES = Tries("survey-code", most=5, most_in_all=1000)
"""Wrong codes in an hour. A link is too long to be guessed; of codes there are ten thousand
million, and few of them are good at a time."""


class TooManyTries(Exception):
    """Nobody tries codes from here for an hour."""


def invitation_for(secret: str, request: HttpRequest) -> Invitation | None:
    """By the token of a link, or by a code of ten digits in any script and spacing.

    Whatever state it is in: the page says what became of it. Looking spends nothing. A wrong code
    counts as a try. Raises TooManyTries.
    """
    known = Invitation.objects.select_related("survey", "team")
    found = known.filter(token_hash=hash_of(secret)).first()
    if found is not None:
        return found
    code = typed_code(secret)
    if len(code) != CODE_DIGITS:
        return None
    if TRIES.are_used_up(request):
        raise TooManyTries
    found = known.filter(code_hash=hash_of(code)).first()
    if found is None:
        TRIES.one_was_wrong(request)
    return found
