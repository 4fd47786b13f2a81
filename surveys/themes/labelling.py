"""Giving themes and a tone to a comment: by a person, and by a second one who has not seen them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from portal.languages.own_words.actions import own_words_of
from portal.languages.table import ENGLISH
from surveys.models import Comment, GivenTheme, Label
from surveys.permissions import can_read
from surveys.themes.framework import framework_version, themes
from surveys.themes.suggesting import Suggested, suggested

if TYPE_CHECKING:
    from portal.accounts.models import User

LABELLED, CHECKED = "surveys.comment.labelled", "surveys.comment.checked"


class Compared(Exception):
    """Two people have labelled it and their labels are compared: neither changes any more."""


def suggestions_for(comment: Comment) -> list[Suggested]:
    """From her own words and from what a person translated of them."""
    translated = own_words_of(comment, target=ENGLISH.code).get("words")
    texts = [(comment.language, comment.words)]
    if translated is not None and translated.is_done:
        texts.append((ENGLISH.code, translated.translated))
    return suggested(texts)


@transaction.atomic
def label(*, comment: Comment, codes: Iterable[str], tone: str, by: "User") -> Label:
    """Says what it is about. The first label counts, and its giver may change it; a second person's
    is a check on it, and from then on both stay. Nothing is suggested to a second person: two who
    follow the same list would agree with the list and not with each other.

    Raises PermissionDenied, Compared, and ValidationError by field.
    """
    chosen = list(dict.fromkeys(codes))
    if not set(chosen) <= set(themes()):
        raise ValidationError({"themes": "Choose themes from the list."})
    if tone not in Label.Tone.values:
        raise ValidationError({"tone": "Choose a tone."})
    locked = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if not can_read(by, locked.survey):
        raise PermissionDenied
    there = {one.is_check: one for one in Label.objects.filter(comment=locked)}
    if True in there:
        raise Compared
    first = there.get(False)
    is_check = first is not None and first.by_id != by.pk
    kept = first if first is not None and not is_check else Label(comment=locked, by=by)
    offered = [] if is_check else [one.theme for one in suggestions_for(locked)]
    kept.is_check, kept.tone, kept.framework = is_check, tone, framework_version()
    kept.refused = [code for code in offered if code not in chosen]
    kept.given_at = timezone.now()
    kept.save()
    kept.given.all().delete()
    GivenTheme.objects.bulk_create(
        GivenTheme(label=kept, theme=code, was_suggested=code in offered) for code in chosen
    )
    record(by=by, verb=CHECKED if is_check else LABELLED, subject=locked)
    return kept
