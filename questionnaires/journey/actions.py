"""What is written while somebody answers. Each is one transaction, and a draft has one writer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from questionnaires.conditions import Answer
from questionnaires.definition import Page
from questionnaires.journey import keys
from questionnaires.journey.access import NoKey
from questionnaires.models import Draft, DraftStep, Version
from questionnaires.models.drafts import KEEP, KEEP_ASKED

if TYPE_CHECKING:
    from portal.accounts.models import User

MOST_RIVALS = 5
Typed = Mapping[str, Answer]
"""By question code. What was confirmed is valid; what is pending may not be."""


@dataclass(frozen=True)
class Started:
    draft: Draft
    key: str


@transaction.atomic
def start(
    *,
    version: Version,
    language: str,
    page: Page,
    answers: Typed,
    length: Draft.Length = Draft.Length.SHORT,
) -> Started:
    """A new draft with the answers to its first page. Drafts are never mixed."""
    key = keys.new_key()
    draft = Draft.objects.create(
        version=version, language=language, length=length, key_hash=keys.hash_of_key(key)
    )
    if answers:
        DraftStep.objects.create(draft=draft, page=page.code, answers=dict(answers), revision=1)
    return Started(draft, key)


@transaction.atomic
def start_for(
    *, version: Version, language: str, channel: str, by: "User", answers: Typed
) -> Started:
    """A draft that a member of staff fills in with the person: all questions, none of them seen.

    `answers` are what is known before anything was asked, by question code.
    """
    key = keys.new_key()
    draft = Draft.objects.create(
        version=version,
        language=language,
        length=Draft.Length.FULL,
        channel=channel,
        entered_by=by,
        key_hash=keys.hash_of_key(key),
    )
    for page in version.definition.pages:
        known = {one.code: answers[one.code] for one in page.questions if one.code in answers}
        if known:
            DraftStep.objects.create(draft=draft, page=page.code, answers=known, revision=1)
    said = draft.get_channel_display().lower()
    record(by=by, verb="questionnaires.draft.begun_for", subject=draft, detail={"channel": said})
    return Started(draft, key)


@transaction.atomic
def start_again(
    *, version: Version, language: str, length: Draft.Length, pages: Mapping[str, Typed]
) -> Started:
    """A new draft with answers that the person has given before, confirmed page by page."""
    key = keys.new_key()
    draft = Draft.objects.create(
        version=version, language=language, length=length, key_hash=keys.hash_of_key(key)
    )
    DraftStep.objects.bulk_create(
        DraftStep(draft=draft, page=code, answers=dict(answers), revision=1)
        for code, answers in pages.items()
    )
    return Started(draft, key)


@transaction.atomic
def save(
    *, draft: Draft, page: Page, answers: Typed, seen: int | None, language: str
) -> tuple[DraftStep, bool]:
    """Confirms the answers of a page, and says whether they hold.

    `seen` is the revision that the page was shown with. Where the answers changed since, elsewhere,
    both are kept and nothing holds until she has said which. Answers to questions of the page that
    are not asked now stay, in case they are asked again.
    """
    row = _row_to_write(draft, page, language)
    holds = _confirm(row, answers, seen)
    row.save()
    return row, holds


@transaction.atomic
def keep_typed(
    *, draft: Draft, page: Page, typed: Typed, seen: int | None, language: str, asks: bool = True
) -> DraftStep | None:
    """Keeps what was typed and is not confirmed. The confirmed answers stay as they are.

    What comes from a page that is out of date is one of several answers, between which she is
    asked; with `asks=False` (saved while typing) it is left alone: it may have been on its way when
    the page itself was sent. A page that was never answered and has nothing on it stays unseen.
    """
    row = _row_to_write(draft, page, language)
    if not _keep(row, typed, seen, asks=asks):
        return None
    row.save()
    return row


@dataclass(frozen=True)
class Sent:
    """One page of several that were sent together."""

    page: Page
    typed: Typed
    seen: int | None
    holds: bool
    """Whether what was typed is valid, and is to be confirmed."""


@transaction.atomic
def save_together(*, draft: Draft, sent: Iterable[Sent], language: str) -> None:
    """The same for many pages at once, each for itself: one that is wrong keeps no other back.

    A page that was never answered and has nothing on it stays unseen. As many queries for sixty
    pages as for one.
    """
    _write_to(draft, language)
    rows = {row.page: row for row in DraftStep.objects.filter(draft=draft)}
    changed = []
    for one in sent:
        row = rows.get(one.page.code) or DraftStep(draft=draft, page=one.page.code)
        if row._state.adding and not any(one.typed.values()):
            continue
        before = (row.answers, row.pending, row.rivals)
        if one.holds:
            _confirm(row, one.typed, one.seen)
        else:
            _keep(row, one.typed, one.seen, asks=True)
        if (row.answers, row.pending, row.rivals) != before:
            changed.append(row)
    new = [row for row in changed if row._state.adding]
    old = [row for row in changed if not row._state.adding]
    DraftStep.objects.bulk_create(new)
    DraftStep.objects.bulk_update(old, ["answers", "pending", "rivals", "revision"])


@transaction.atomic
def choose(
    *, draft: Draft, page: Page, rival: int | None, language: str
) -> tuple[DraftStep, Typed | None]:
    """Settles which of several answers to a page holds; None for those that were saved.

    Gives back the other answers where they were chosen: they are to be confirmed like any.
    """
    row = _row_to_write(draft, page, language)
    known = row.rivals or []
    wanted = known[rival] if rival is not None and 0 <= rival < len(known) else None
    if wanted is not None:
        row.pending = wanted
    row.rivals = None
    row.save()
    return row, wanted


@transaction.atomic
def warned(*, draft: Draft, of: list[str]) -> None:
    """The danger page was seen for these answers; it does not stop her for them again."""
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    locked.warned_of = sorted({*locked.warned_of, *of})
    locked.save(update_fields=["warned_of"])
    draft.warned_of = locked.warned_of


@transaction.atomic
def go_on_to_full(*, draft: Draft) -> None:
    """From the short questions into all of them. What was answered stays answered."""
    draft.length = Draft.Length.FULL
    draft.save(update_fields=["length"])


@transaction.atomic
def close(*, draft: Draft, by: "User") -> None:
    """The member of staff is done: her key opens nothing any more, in whatever window."""
    draft.key_hash = keys.hash_of_key(keys.new_key())
    draft.save(update_fields=["key_hash"])
    record(by=by, verb="questionnaires.draft.closed", subject=draft)


# What becomes of a row ------------------------------------------------------


def _confirm(row: DraftStep, answers: Typed, seen: int | None) -> bool:
    """Takes the answers over, and says whether they hold."""
    new = {**(row.answers or {}), **answers}
    changed = new != row.answers
    if row.rivals or (changed and row.revision and seen != row.revision):
        if changed:
            _add_rival(row, answers)
        return False
    row.answers, row.pending = new, None
    row.revision += int(changed)
    return True


def _keep(row: DraftStep, typed: Typed, seen: int | None, *, asks: bool) -> bool:
    """Takes what was typed over, and says whether there is anything to write."""
    confirmed = row.answers or {}
    same = all((confirmed.get(code) or "") == (given or "") for code, given in typed.items())
    if row._state.adding and not any(typed.values()):
        return False
    if row.revision and seen != row.revision:
        if asks and not same:
            _add_rival(row, typed)
        return asks and not same
    row.pending = None if same else dict(typed)
    return True


def _add_rival(row: DraftStep, typed: Typed) -> None:
    known = row.rivals or []
    if dict(typed) not in known:
        row.rivals = [*known, dict(typed)][-MOST_RIVALS:]


def _row_to_write(draft: Draft, page: Page, language: str) -> DraftStep:
    """The row of a page as it is now."""
    _write_to(draft, language)
    row = DraftStep.objects.filter(draft=draft, page=page.code).first()
    return row or DraftStep(draft=draft, page=page.code)


def _write_to(draft: Draft, language: str) -> None:
    """Writing to the draft first makes others wait their turn."""
    now = timezone.now()
    written = Draft.objects.filter(pk=draft.pk).update(
        language=language,
        updated_at=now,
        expires_at=now + (KEEP_ASKED if draft.is_kept else KEEP),
    )
    if not written:
        # Deleted meanwhile, in another window.
        raise NoKey
