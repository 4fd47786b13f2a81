"""What somebody wants to be asked, checked word by word: by which survey, who, how, in what."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError

from portal.languages.table import BY_CODE
from portal.notices.addresses import Address, Kind
from portal.notices.channels import can_send
from surveys.asking.data import reasons
from surveys.asking.people import hashes_of, person_hash
from surveys.models import Form, Identity, Invitation, Survey, Team

Channel = Invitation.Channel
KINDS: dict[str, Kind] = {Channel.EMAIL: "email", Channel.TEXT: "text", Channel.LETTER: "letter"}
CANNOT_SEND = {
    Channel.EMAIL: "This portal cannot send e-mails.",
    Channel.TEXT: "This portal cannot send text messages.",
    Channel.LETTER: "This portal cannot send letters.",
}
LONGEST_REFERENCE = 100


class CannotAsk(Exception):
    """Nothing was written; a sentence says why, and which field it is about."""

    def __init__(self, words: str, field: str) -> None:
        super().__init__(words)
        self.words, self.field = words, field


@dataclass(frozen=True)
class Wish:
    """Somebody to be asked. Sound: made by `wish_for`."""

    survey: Survey
    team: Team | None
    identity: str
    channel: str
    language: str
    form: str
    address: Address | None
    """None by hand, and where there is no safe way."""
    reference: str
    trigger: str
    event_id: str
    hold_reason: str
    send_on: datetime.date | None

    @cached_property
    def person(self) -> str:
        """By which 'asked lately' finds her; empty where nothing is known of her."""
        return person_hash(self.reference, self.address)

    @cached_property
    def hashes(self) -> set[str]:
        """All by which the hold list may know her."""
        return hashes_of(self.reference, self.address)


def wish_for(
    *,
    survey: Survey,
    team: Team | None,
    identity: str,
    channel: str,
    language: str,
    form: str,
    recipient: str,
    reference: str,
    trigger: str = "",
    event_id: str = "",
    hold_reason: str = "",
    send_on: datetime.date | None = None,
) -> Wish:
    """Raises CannotAsk. What a safeguarding survey hears is anonymous, whatever is asked for."""
    if survey.is_safeguarding:
        identity = Identity.ANONYMOUS
    if survey.retired_at is not None:
        raise CannotAsk("This survey is no longer in use.", "survey")
    if identity not in Identity.values:
        raise CannotAsk(f"Use one of: {', '.join(Identity.values)}.", "identity")
    if language not in BY_CODE:
        raise CannotAsk("The portal does not have this language.", "language")
    if form not in Form.values or form not in survey.forms:
        raise CannotAsk("The survey is not there in this form.", "form")
    reference = reference.strip()
    if len(reference) > LONGEST_REFERENCE:
        raise CannotAsk("The reference is too long.", "reference")
    if identity != Identity.ANONYMOUS and not reference:
        raise CannotAsk("Answers that are not anonymous need a reference.", "reference")
    if hold_reason and hold_reason not in reasons():
        raise CannotAsk(f"Use one of: {', '.join(reasons())}.", "hold")
    return Wish(
        survey=survey,
        team=team,
        identity=identity,
        channel=channel,
        language=language,
        form=form,
        address=address_for(channel, recipient),
        reference=reference,
        trigger=trigger,
        event_id=event_id,
        hold_reason=hold_reason,
        send_on=send_on,
    )


def address_for(channel: str, recipient: str) -> Address | None:
    """Raises CannotAsk: for a way that is not there, or an address that is none."""
    if channel == Channel.HAND:
        if recipient.strip():
            raise CannotAsk("What is given by hand has no address.", "recipient")
        return None
    kind = KINDS.get(channel)
    if kind is None:
        raise CannotAsk(f"Use one of: {', '.join(Channel.values)}.", "channel")
    if not can_send(kind):
        raise CannotAsk(CANNOT_SEND[Channel(channel)], "channel")
    if not recipient.strip():
        return None
    try:
        return Address.of(kind, recipient)
    except ValidationError as error:
        raise CannotAsk(str(error.messages[0]), "recipient") from error
