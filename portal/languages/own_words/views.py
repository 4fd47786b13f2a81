"""The queue of people's own words, and one text beside its translation."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from portal.accounts.access import page
from portal.accounts.permissions import can_translate
from portal.audit.actions import NotRecorded, record_read
from portal.languages.models import OwnWords, OwnWordsQuerySet
from portal.languages.own_words.clock import due_in_words
from portal.languages.own_words.forms import FINISHED, LATER, QueueForm, WordsForm
from portal.languages.own_words.subjects import Origin, origin_of, subject_of
from portal.languages.own_words.translating import (
    ChangedMeanwhile,
    Gone,
    language_in_words,
    save,
)
from portal.languages.reviewing.views import me
from portal.languages.table import BY_CODE, ENGLISH, language_for

PER_PAGE = 50
READ = "languages.words.read"
GONE = "These words do not need a translation any more."


def example_words() -> dict[str, int]:
    """The first text that there is. Raises IndexError for none."""
    return {"pk": OwnWords.objects.values_list("pk", flat=True)[0]}


@dataclass(frozen=True)
class Row:
    """One text of the queue, in words."""

    words: OwnWords
    origin: Origin
    source: str
    target: str
    due: str
    is_overdue: bool

    @classmethod
    def of(cls, words: OwnWords) -> "Row":
        now = timezone.now()
        return cls(
            words=words,
            origin=origin_of(words),
            source=language_in_words(words.source),
            target=language_in_words(words.target),
            due=due_in_words(words.due_at, now=now),
            is_overdue=not words.is_done and words.due_at < now,
        )


@page(open_to=can_translate, query="state=waiting", personal=True)
def queue(request: HttpRequest) -> HttpResponse:
    """Urgent first, then by the clock. The words themselves are not shown here."""
    language, state = QueueForm(request.GET).asked()
    found = OwnWords.objects.done() if state == FINISHED else OwnWords.objects.waiting()
    if language:
        found = found.from_or_into(language)
    found = found.select_related("translator").defer("original", "translated")
    here = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": QueueForm({"language": language, "state": state}),
        "rows": [Row.of(words) for words in here],
        "here": here,
        "total": here.paginator.count,
        "is_done": state == FINISHED,
        "overdue": OwnWords.objects.overdue().count(),
    }
    return render(request, "staff/languages/own_words/queue.html", context)


@page(open_to=can_translate, methods=("GET", "POST"), example=example_words, personal=True)
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """One text beside its translation. That it was opened is recorded with what it belongs to."""
    found = OwnWords.objects.select_related("translator").filter(pk=pk).first()
    if request.method == "POST":
        return _save(request, found)
    if found is None:
        raise Http404
    try:
        record_read(by=me(request), verb=READ, subject=subject_of(found) or found)
    except NotRecorded:
        return render(request, "staff/languages/own_words/not_recorded.html", status=503)
    return _show(request, found, WordsForm.showing(found))


def _save(request: HttpRequest, found: OwnWords | None) -> HttpResponse:
    if found is None:
        messages.info(request, GONE)
        return redirect("staff-languages:words")
    form = WordsForm(request.POST, words=found)
    if not form.is_valid():
        return _show(request, found, form, status=400)
    try:
        saved = save(
            words=found,
            text=form.cleaned_data["text"],
            source=form.cleaned_data["source"],
            done=form.pressed != LATER,
            seen=form.cleaned_data["seen"],
            by=me(request),
        )
    except Gone:
        messages.info(request, GONE)
        return redirect("staff-languages:words")
    except ChangedMeanwhile:
        found.refresh_from_db()
        fresh = WordsForm.showing(found, typed=form)
        return _show(request, found, fresh, status=409, changed_meanwhile=True)
    return _after(request, saved)


def _after(request: HttpRequest, saved: OwnWords) -> HttpResponse:
    """On to what belongs to the same; else back to the queue of the language."""
    following = together_with(saved).waiting().first() if saved.is_done else None
    if following is not None:
        messages.success(request, "Done. This belongs to the same and is next.")
        return redirect("staff-languages:words-of", pk=following.pk)
    messages.success(request, "Done. Thank you." if saved.is_done else "Saved for later.")
    return redirect(_queue_of(saved))


def together_with(words: OwnWords) -> OwnWordsQuerySet:
    """Other parts of the same thing for the same readers: one person translates them best."""
    same = OwnWords.objects.filter(subject_kind=words.subject_kind, subject_id=words.subject_id)
    return same.filter(target=words.target).exclude(pk=words.pk)


def _queue_of(saved: OwnWords) -> str:
    """Of the language that she translates."""
    other = saved.source if saved.target == ENGLISH.code else saved.target
    other = "" if other == ENGLISH.code else other
    query = f"?{urlencode({'language': other})}" if other in BY_CODE else ""
    return f"{reverse('staff-languages:words')}{query}"


def _show(
    request: HttpRequest,
    found: OwnWords,
    form: WordsForm,
    *,
    status: int = 200,
    changed_meanwhile: bool = False,
) -> HttpResponse:
    source = BY_CODE.get(found.source)
    context = {
        "row": Row.of(found),
        "form": form,
        "target": language_for(found.target),
        "source": source,
        # Nobody has said yet that it is in this language.
        "source_tag": source.tag if source else OwnWords.UNKNOWN,
        "changed_meanwhile": changed_meanwhile,
        # What staff write is English; what somebody sends may be in any language.
        "may_be_other": found.target == ENGLISH.code,
        "together": [Row.of(one) for one in together_with(found).defer("original", "translated")],
    }
    return render(request, "staff/languages/own_words/words.html", context, status=status)
