"""Asking for words to be translated by a person, and finding what was translated."""

from collections.abc import Mapping

from django.db import models, transaction
from django.utils import timezone

from portal.languages.models import OwnWords
from portal.languages.own_words.clock import due_at
from portal.languages.table import ENGLISH


@transaction.atomic
def ask_for_translation(
    *,
    subject: models.Model,
    parts: Mapping[str, str],
    source: str,
    target: str = ENGLISH.code,
    urgent: bool = False,
) -> None:
    """Puts texts into the translators' queue; each part once, a changed one again.

    `source` and `target` are codes of our languages; `source` is what we believe, the translator
    may put it right. Text that was asked for before and has not changed stays as it is, translated
    or waiting; one that is empty or needs no translation any more leaves the queue. Nothing is sent
    to an outside service.
    """
    for part, text in parts.items():
        if source == target or not text.strip():
            OwnWords.objects.of(subject).filter(part=part, target=target).delete()
        else:
            _ask(subject, part, text, source, target, urgent)


def _ask(
    subject: models.Model, part: str, text: str, source: str, target: str, urgent: bool
) -> None:
    now = timezone.now()
    asked = {
        "source": source,
        "original": text,
        "translated": "",
        "is_urgent": urgent,
        "asked_at": now,
        "due_at": due_at(now, urgent=urgent),
        "done_at": None,
        "translator": None,
    }
    words, is_new = OwnWords.objects.select_for_update().get_or_create(
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        part=part,
        target=target,
        defaults=asked,
    )
    if is_new:
        return
    if words.original != text:
        for name, value in asked.items():
            setattr(words, name, value)
    elif urgent and not words.is_urgent and not words.is_done:
        words.is_urgent = True
        words.due_at = min(words.due_at, due_at(now, urgent=True))
    else:
        return
    words.save()


def own_words_of(subject: models.Model, *, target: str = "") -> dict[str, OwnWords]:
    """What was asked for about one thing, by part: translated (`is_done`) or still waiting.

    `target` tells apart what is translated for staff from what is written to her; a part has one
    target as a rule.
    """
    rows = OwnWords.objects.of(subject).select_related("translator")
    if target:
        rows = rows.filter(target=target)
    return {row.part: row for row in rows}


@transaction.atomic
def cancel_for(subject: models.Model, *, prefix: str = "") -> int:
    """Takes what nobody needs translated any more out of the queue; what is done stays.

    `prefix` names some of its parts, such as 'letter/'. Returns how many were taken out.
    """
    return OwnWords.objects.of(subject).waiting().filter(part__startswith=prefix).delete()[0]


@transaction.atomic
def forget(subject: models.Model) -> int:
    """Deletes originals and translations, together with what they belong to."""
    return OwnWords.objects.of(subject).delete()[0]
