"""Every version of a listing: who, when, what changed; and bringing one back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from directory.keeping import actions
from directory.keeping.differences import Difference, differences, differences_of_texts
from directory.keeping.in_words import LABELS, term_names
from directory.keeping.rules import EDITED, Refused
from directory.keeping.translating import TRANSLATION
from directory.listing.reading import listing_of
from directory.listing.shape import FIELDS
from directory.listing.versions import listing_in
from directory.models import Version
from directory.permissions import can_edit_directory
from directory.staff.views.common import any_listing, example_key, head, me, script_font
from directory.views.paging import links_to_pages, page_number
from portal.accounts.access import page
from portal.languages.table import Language, language_for

PER_PAGE = 25


def example_version() -> dict[str, object]:
    version = Version.objects.select_related("service").order_by("pk")[:1].get()
    return {"key": version.service.key, "number": version.number}


@page(open_to=can_edit_directory, example=example_key, personal=True)
def history(request: HttpRequest, key: str) -> HttpResponse:
    service = any_listing(key)
    versions = service.versions.select_related("made_by").order_by("-number")
    pages = Paginator(versions, PER_PAGE)
    here = pages.get_page(page_number(request))
    shown = list(here)
    oldest = shown[-1].number if shown else 0
    before = service.versions.filter(number__lt=oldest).order_by("-number").first()
    context = {
        **head(request, service, tab="history"),
        "rows": [
            {"version": version, "changed": _changed(version, older)}
            for version, older in zip(shown, [*shown[1:], before], strict=False)
        ],
        "pages": links_to_pages(request, here.number, pages.num_pages),
    }
    return render(request, "staff/directory/history.html", context)


@page(open_to=can_edit_directory, example=example_version, personal=True)
def version(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """What this version changed, and what bringing it back would change."""
    service = any_listing(key)
    chosen = get_object_or_404(service.versions.select_related("made_by"), number=number)
    older = service.versions.filter(number__lt=number).order_by("-number").first()
    language, texts = _translation(chosen)
    names = term_names()
    then = listing_in(chosen)
    context = {
        **head(request, service, tab="history"),
        "version": chosen,
        "older": older,
        "changes": differences(listing_in(older), then, term_names=names) if older else [],
        "language_changed": language,
        "script_font": script_font(language),
        "text_changes": texts,
        "to_come_back": differences(listing_of(service), then, term_names=names, only=EDITED),
    }
    return render(request, "staff/directory/version.html", context)


@page(open_to=can_edit_directory, methods=("POST",), example=example_version, personal=True)
def restore(request: HttpRequest, key: str, number: int) -> HttpResponse:
    service = any_listing(key)
    chosen = get_object_or_404(service.versions, number=number)
    try:
        done = actions.restore(version=chosen, by=me(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("staff-directory:version", key=key, number=number)
    said = f"Version {number} is back, as a new version."
    if not done.changed:
        said = f"The listing says already what it said in version {number}."
    messages.success(request, said)
    return redirect("staff-directory:listing", key=key)


def _changed(version: Version, older: Version | None) -> list[str]:
    """The fields that this version changed, by the names that staff know."""
    language, texts = _translation(version)
    changed = [f"{language.english_name}: {text.label}" for text in texts] if language else []
    if older is None:
        return changed
    was, now = listing_in(older), listing_in(version)
    return changed + [LABELS[name] for name in FIELDS if getattr(was, name) != getattr(now, name)]


def _translation(version: Version) -> tuple[Language | None, list[Difference]]:
    """Of a version that came about by a translation: which one, and what changed in it."""
    kept = version.content.get(TRANSLATION)
    if not isinstance(kept, dict):
        return None, []
    return (
        language_for(kept.get("language")),
        differences_of_texts(kept.get("before", {}), kept.get("after", {})),
    )
