"""Asking for words to be translated by a person, and finding what was translated."""

import datetime
from collections.abc import Mapping

from django.db import models, transaction
from django.utils import timezone

from portal.languages.models import OwnWords
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

    `source` and `target` are codes of our languages. Nothing is sent to an outside service.
    """
    if source == target:
        return
    kind, pk = subject._meta.label_lower, str(subject.pk)
    for part, text in parts.items():
        if text.strip():
            OwnWords.objects.update_or_create(
                subject_kind=kind,
                subject_id=pk,
                part=part,
                target=target,
                defaults={
                    "source": source,
                    "original": text,
                    "translated": "",
                    "is_urgent": urgent,
                    "due_at": timezone.now() + datetime.timedelta(days=2),
                    "done_at": None,
                    "translator": None,
                },
            )


def own_words_of(subject: models.Model) -> dict[str, OwnWords]:
    """What was asked for about one thing, by part: translated or still waiting."""
    rows = OwnWords.objects.filter(
        subject_kind=subject._meta.label_lower, subject_id=str(subject.pk)
    ).select_related("translator")
    return {row.part: row for row in rows}
