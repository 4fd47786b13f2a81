"""Asking to be phoned, without a plan or from the page about danger: a case like any other, with an
owner and a clock."""

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from carers.cases import alarms
from carers.cases.consent import Sharing
from carers.cases.contact import Contact
from carers.cases.owners import owner_for
from carers.cases.ready import Ready
from carers.cases.routing import place
from carers.cases.sending import hash_of_phone, say_received
from carers.cases.telling import tell
from carers.models import Case, Note
from carers.usage import case_sent
from portal.alerts.models import Level
from portal.audit.actions import record
from questionnaires.journey.access import NoKey
from questionnaires.models import Draft

NOTHING_MORE = "The carer asked to be phoned. What was answered was not sent: ask."


def id_of(token: str, what: str) -> uuid.UUID:
    """The same form, sent twice, is one case. Keyed, so that no address of a case gives it away."""
    digest = salted_hmac(f"carers.{what}", token, algorithm="sha256").digest()
    return uuid.UUID(bytes=digest[:16])


def ask_for_call(*, token: str, contact: Contact, words: str, language: str) -> Case:
    """From anybody. `token` was made with the form: whoever sends that form again gets the same
    case."""
    placed = place(routing=[], joint=False, ward_stay=False, source=Case.Source.SELF)
    case = Case(
        pk=id_of(token, "call-me"),
        kind=Case.Kind.CALL_BACK,
        organisation=placed.organisation,
        team=placed.team,
        language=language,
        contact=contact.as_data(),
        consent=Sharing(placed, calls_only=True).record(language=language),
    )
    return save_once(case, words)


def save_once(case: Case, words: str) -> Case:
    """Stores a case without answers, with what was written beside it; or gives the one that was
    stored before under this id."""
    known = Case.objects.filter(pk=case.pk).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return _save(case, words)
    except IntegrityError:
        # The same form, sent twice in the same moment.
        return Case.objects.get(pk=case.pk)


def _save(case: Case, words: str) -> Case:
    case.owner = owner_for(case.organisation)
    case.started_at = timezone.now()
    case.phone_hash = hash_of_phone(case.contact["mobile"])
    case.save(force_insert=True)
    texts = alarms.words_of(case)
    if words:
        is_referral = case.kind == Case.Kind.REFERRAL
        kind = Note.Kind.REFERRED if is_referral else Note.Kind.ADDED
        note = Note.objects.create(case=case, kind=kind, words=words, language=case.language)
        texts[f"note/{note.pk}"] = words
    record(by=None, verb="carers.case.sent", subject=case)
    alarms.read_and_translate(case, texts)
    tell("call_back.requested", case)
    say_received(case)
    case_sent(case)
    return case


# In danger -------------------------------------------------------------------------------------


def told_of_danger(draft: Draft) -> Case | None:
    """The case by which somebody knows that there is danger; None where nobody does."""
    cases = Case.objects.filter(draft=draft, urgency=Case.Urgency.NOW)
    return cases.order_by("-sent_at").first()


@transaction.atomic
def ask_for_call_in_danger(*, draft: Draft, contact: Contact, words: str, language: str) -> Case:
    """From the page about danger. Nothing of her answers goes with it but that there is danger.

    Asked again with the same number it is the same case; with another one it is a new call.
    """
    locked = Draft.objects.alive().for_journey().select_for_update(of=("self",))
    now = locked.filter(pk=draft.pk).first()
    if now is None:
        raise NoKey
    ready = Ready(now, {}, source=Case.Source.SELF)
    placed = ready.placed
    case = Case(
        kind=Case.Kind.CALL_BACK,
        organisation=placed.organisation,
        team=placed.team,
        urgency=Case.Urgency.NOW,
        language=language,
        channel=now.channel,
        contact=contact.as_data(),
        consent=Sharing(placed, calls_only=True, in_danger=True).record(language=language),
        draft=now,
    )
    return _once_in_danger(case, words)


def _once_in_danger(case: Case, words: str) -> Case:
    """Pressed twice, with the same number: one case, one alert."""
    waiting = Case.objects.open().filter(
        draft=case.draft, kind=Case.Kind.CALL_BACK, urgency=Case.Urgency.NOW
    )
    same = (one for one in waiting if one.contact == case.contact)
    known = next(same, None)
    if known is not None:
        return known
    saved = _save(case, words)
    content = [{"title": "An answer was about danger now", "words": NOTHING_MORE}]
    alarms.raise_for(saved, Level.NOW, "call-back", content)
    return saved
