"""What staff read of each event about a case. Every verb that any part of it records stands here;
what is in `detail` are codes, dates and titles of questions, never anything of the carer."""

from collections.abc import Mapping

from carers.cases.closing import BY_MANAGERS, OF_CALLS
from carers.cases.transferring import reasons
from carers.cases.unmet import needs
from carers.models import Attempt, CasePause, CheckIn, Decision, Letter, SectionCheck
from carers.models import Organisation as Of
from portal.audit import presenters

ROOM = "carers.case"
_SENTENCES = {
    # It begins, and is passed on.
    "sent": "{actor} sent {subject}.",
    "assigned": "{actor} gave {subject} to {owner}.",
    "transferred": "{actor} passed {subject} from the {from} to the {to}: {reason_code}.",
    "without_owner": "{actor} found nobody to own {subject}: no one works for its organisation.",
    "urgency_raised": "{actor} raised the urgency of {subject}.",
    "urgency_lowered": "{actor} lowered the urgency of {subject}.",
    # Who read what.
    "read": "{actor} opened {subject}.",
    "harm_read": "{actor} read what {subject} says of harm.",
    "words_read": "{actor} read what the carer added to {subject}.",
    # Checking, and reaching her.
    "started": "{actor} began to check {subject}.",
    "attempted": "{actor} tried to reach the carer of {subject}. {how}: {outcome}.",
    "paused": "{actor} stopped the clock of {subject}: {reason}.",
    "resumed": "{actor} let the clock of {subject} go on.",
    "section_checked": "{actor} checked the section ‘{title}’ of {subject}: {result}.",
    "checked": "{actor} has gone through all sections of {subject}.",
    "noted": "{actor} wrote a note on {subject}.",
    "service_added": "{actor} added a local service to {subject}.",
    "service_removed": "{actor} took away a local service from {subject}.",
    "talk_booked": "{actor} booked a talk for {subject}.",
    "talk_changed": "{actor} changed the talk for {subject}.",
    "talk_held": "{actor} held the talk for {subject}.",
    "talk_cancelled": "{actor} cancelled the talk for {subject}.",
    # The decision and what follows.
    "decided": "{actor} recorded the decision on {subject}: {outcome}.",
    "support_written": "{actor} wrote the support plan of {subject}.",
    "support_put_forward": "{actor} put forward the support plan of {subject}.",
    "support_approved": "{actor} approved the support plan of {subject}.",
    "support_returned": "{actor} returned the support plan of {subject}.",
    "support_started": "{actor} recorded that support for {subject} began on {on}.",
    "unmet_coded": "{actor} coded a need of {subject} that nothing local meets: {code}.",
    "unmet_taken_back": "{actor} took back a need that was coded for {subject}: {code}.",
    "letter_written": "{actor} wrote the letter of {subject}.",
    "letter_translated": "{actor} finished the translation of the letter of {subject}.",
    "letter_delivered": "{actor} recorded that the letter of {subject} was delivered: {how}.",
    # Reviews, and asking while she waits.
    "review_set": "{actor} set the review of {subject} for {on}.",
    "review_invited": "{actor} invited the carer of {subject} to a review.",
    "review_asked": "{actor} asked for a review of {subject}.",
    "changed_asked": "{actor} asked the carer of {subject} whether anything has changed.",
    "changed_said": "{actor} answered for {subject} whether anything has changed: {said}.",
    # What the carer does.
    "added_to": "{actor} added something to {subject}.",
    "corrected": "{actor} corrected something in {subject}.",
    "code_given": "{actor} gave a new code for {subject}.",
    "opened_by_carer": "{actor} opened {subject} with its code or link.",
    "link_sent": "{actor} sent a link to {subject}.",
    "downloaded": "{actor} downloaded a copy of {subject}.",
    "deleted": "{actor} deleted {subject}.",
    "joined_account": "{actor} added {subject} to an account.",
    # The end, and other systems.
    "withdrawn": "{actor} withdrew {subject}.",
    "closed": "{actor} closed {subject}: {how}.",
    "exported": "{actor} exported {subject} to {to}.",
}

SENTENCES = {f"{ROOM}.{what}": sentence for what, sentence in _SENTENCES.items()}

_LABELS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "transferred": {
        "from": dict(Of.choices),
        "to": dict(Of.choices),
        "reason_code": {reason.code: reason.words for reason in reasons().values()},
    },
    "attempted": {
        "how": dict(Attempt.How.choices),
        "outcome": dict(Attempt.Outcome.choices),
    },
    "paused": {"reason": dict(CasePause.Reason.choices)},
    "section_checked": {"result": dict(SectionCheck.Result.choices)},
    "decided": {"outcome": dict(Decision.Outcome.choices)},
    "letter_delivered": {"how": dict(Letter.How.choices)},
    "unmet_coded": {"code": needs()},
    "unmet_taken_back": {"code": needs()},
    "closed": {"how": {end.code: end.words for end in (*BY_MANAGERS, *OF_CALLS)}},
    "changed_said": {"said": dict(CheckIn.Said.choices)},
}
"""What codes in an event's detail are called."""


def register() -> None:
    for verb, sentence in SENTENCES.items():
        labels = _LABELS.get(verb.removeprefix(f"{ROOM}."), {})
        presenters.register(verb, sentence, labels=labels)
