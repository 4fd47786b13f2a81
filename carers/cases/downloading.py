"""A copy of everything that is hers, as one file that people and programs can read.

What staff noted for themselves, and records about safety, are not in it: of those a person gives
a copy, who looks first at what is of somebody else (UK GDPR art. 15(4)).
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from carers.cases.contact import Contact
from carers.cases.history import DATES
from carers.cases.words import seen_by_carer
from carers.models import Case, Letter, Note
from portal.audit.actions import record
from portal.audit.models import AuditEvent
from portal.languages.own_words.actions import own_words_of
from portal.languages.table import current_language
from questionnaires.answers import visible_questions
from questionnaires.journey.shown import given
from questionnaires.texts import Words, words


@transaction.atomic
def download(*, case: Case) -> dict[str, Any]:
    """With titles and sentences in the language that is switched on."""
    record(by=None, verb="carers.case.downloaded", subject=case)
    return {
        "reference": case.spoken_reference,
        "kind": case.kind,
        "state": case.state,
        "language": case.language,
        "dates": {name.removesuffix("_at"): _when(getattr(case, name)) for name in DATES},
        "review_on": case.review_on.isoformat() if case.review_on else None,
        "contact": Contact.read(case.contact).as_data(),
        "consent": case.consent,
        "involved": case.involved,
        "helped_or_referred_by": case.referrer,
        "answers": list(_answers(case)),
        "plan": case.plan or None,
        "plan_changes": case.plan_changes or None,
        "emergency_plans": case.emergency,
        "added": list(_added(case)),
        "talks": list(_talks(case)),
        "has_anything_changed": [
            {"asked_on": one.asked_on.isoformat(), "said": one.said, "at": _when(one.said_at)}
            for one in case.check_ins.all()
        ],
        "written_record": _letter(case),
        "history": [
            {"at": _when(seen.at), "what": seen.sentence} for seen in seen_by_carer(_events(case))
        ],
    }


def _answers(case: Case) -> Iterable[dict[str, Any]]:
    if case.version is None:
        return
    said: Words = words(case.version, current_language().code)
    for page in case.version.definition.pages:
        for row in given(said, visible_questions(page, case.answers), case.answers):
            if row.is_answered:
                yield {
                    "question": str(getattr(row.title, "value", row.code)),
                    "answer": [text.value for text in row.options] or row.own_words,
                }


def _added(case: Case) -> Iterable[dict[str, Any]]:
    translated = own_words_of(case)
    for note in case.notes.filter(kind__in=Note.SHOWN_TO_HER):
        english = translated.get(f"note/{note.pk}")
        yield {
            "at": _when(note.at),
            "kind": note.kind,
            "words": note.words,
            "language": note.language,
            "in_english": english.translated if english and english.is_done else None,
            "read_at": _when(note.read_at),
        }


def _talks(case: Case) -> Iterable[dict[str, Any]]:
    for talk in case.talks.select_related("with_whom"):
        yield {
            "at": _when(talk.at),
            "place": talk.place,
            "with": str(talk.with_whom) if talk.with_whom else "",
            "interpreter": talk.interpreter,
            "language": talk.language,
            "state": talk.state,
            "your_words": talk.carer_words,
        }


def _letter(case: Case) -> dict[str, Any] | None:
    """Once it is there for her to read."""
    states = (Letter.State.READY, Letter.State.DELIVERED)
    letter = Letter.objects.filter(case=case, state__in=states).first()
    if letter is None:
        return None
    return {
        "language": letter.language,
        "english": letter.english,
        "in_your_language": letter.theirs,
        "delivered_at": _when(letter.delivered_at),
        "delivered_how": letter.delivered_how,
    }


def _events(case: Case) -> Iterable[AuditEvent]:
    return AuditEvent.objects.about(case._meta.label_lower, str(case.pk))


def _when(moment: datetime.datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat() if moment else None
