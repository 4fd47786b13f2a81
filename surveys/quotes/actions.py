"""From a comment to words that may be published: written, approved by another, withdrawn."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from portal.languages.models import Translation
from portal.languages.own_words.actions import own_words_of
from portal.languages.table import ENGLISH
from surveys.models import Comment, Quote
from surveys.permissions import can_approve_quote, can_read

if TYPE_CHECKING:
    from portal.accounts.models import User

WRITTEN = "surveys.quote.written"
APPROVED = "surveys.quote.approved"
WITHDRAWN = "surveys.quote.withdrawn"


class NotHers(Exception):
    """She has not agreed that her words are published."""


class NotTranslated(Exception):
    """Her words are in another language, and no person has translated them yet."""


class ChangedMeanwhile(Exception):
    """Somebody approved or withdrew it; `quote` says who."""

    def __init__(self, quote: Quote) -> None:
        super().__init__(str(quote))
        self.quote = quote


def english_of(comment: Comment) -> str:
    """Her words in English, hers or a translator's; empty while they wait for one."""
    if comment.language == ENGLISH.code:
        return str(comment.words)
    translated = own_words_of(comment, target=ENGLISH.code).get("words")
    return str(translated.translated) if translated is not None and translated.is_done else ""


def quote_of(comment: Comment) -> Quote | None:
    """The one that is not withdrawn."""
    return Quote.objects.filter(comment=comment, withdrawn_at=None).first()


@transaction.atomic
def write_quote(*, comment: Comment, words: str, by: "User") -> Quote:
    """Keeps what somebody wrote out of a comment without names. Until another approves it, whoever
    writes it anew is its writer, so that nobody approves words of her own.

    Raises PermissionDenied, NotHers, NotTranslated, ChangedMeanwhile, ValidationError.
    """
    locked = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if not can_read(by, locked.survey):
        raise PermissionDenied
    if not locked.may_be_quoted or locked.is_trial:
        raise NotHers
    if not english_of(locked):
        raise NotTranslated
    if not words.strip():
        raise ValidationError({"words": "Write the words without names."})
    quote = quote_of(locked) or Quote(comment=locked)
    if quote.approved_at is not None:
        raise ChangedMeanwhile(quote)
    quote.words, quote.written_by, quote.written_at = words.strip(), by, timezone.now()
    quote.save()
    record(by=by, verb=WRITTEN, subject=quote)
    return quote


@transaction.atomic
def approve_quote(*, quote: Quote, seen: Any, by: "User") -> Quote:
    """A second person has read them beside the comment and found nobody in them. `seen` is when
    the words that she read were written. From now on they may be published, and translated.

    Raises PermissionDenied and ChangedMeanwhile.
    """
    locked = _locked(quote)
    if not can_approve_quote(by, locked):
        raise PermissionDenied
    is_open = locked.approved_at is None and locked.withdrawn_at is None
    if not is_open or locked.written_at.isoformat() != seen:
        raise ChangedMeanwhile(locked)
    locked.approved_by, locked.approved_at = by, timezone.now()
    locked.save(update_fields=["approved_by", "approved_at"])
    record(by=by, verb=APPROVED, subject=locked)
    return locked


@transaction.atomic
def withdraw_quote(*, quote: Quote, why: str, by: "User") -> Quote:
    """It is published no more, and its translations are gone. What was printed stays printed.

    Raises PermissionDenied, ChangedMeanwhile and ValidationError.
    """
    locked = _locked(quote)
    if not can_read(by, locked.comment.survey):
        raise PermissionDenied
    if locked.withdrawn_at is not None:
        raise ChangedMeanwhile(locked)
    if not why.strip():
        raise ValidationError({"why": "Say why it is withdrawn."})
    locked.withdrawn_by, locked.withdrawn_at = by, timezone.now()
    locked.why_withdrawn = why.strip()
    locked.save(update_fields=["withdrawn_by", "withdrawn_at", "why_withdrawn"])
    Translation.objects.of(Quote.TRANSLATION_KIND, [str(locked.pk)]).delete()
    record(by=by, verb=WITHDRAWN, subject=locked)
    return locked


def _locked(quote: Quote) -> Quote:
    found = Quote.objects.select_for_update(of=("self",)).select_related("comment__survey")
    return found.get(pk=quote.pk)
