"""Changing a listing: the form, a look at the page as it would be, saving."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from directory.keeping import actions
from directory.keeping.differences import differences
from directory.keeping.in_words import LABELS, term_names
from directory.keeping.meanwhile import ChangedMeanwhile, as_seen, latest_number
from directory.keeping.rules import EDITED, Refused
from directory.listing.reading import listing_of
from directory.listing.shape import Listing
from directory.models import Service
from directory.permissions import can_edit_directory
from directory.staff.forms.choices import names_of_languages, names_of_organisations
from directory.staff.forms.listing import ListingForms, with_more_rows
from directory.staff.previewing import page_as_it_would_be
from directory.staff.views.common import any_listing, example_key, head, me
from portal.accounts.access import page

MOST_DIGITS = 9


@page(open_to=can_edit_directory, methods=("GET", "POST"), example=example_key, personal=True)
def edit(request: HttpRequest, key: str) -> HttpResponse:
    service = any_listing(key)
    if request.method == "GET":
        forms = ListingForms(started_from=listing_of(service), version=latest_number(service))
        return show_form(request, service, forms)
    seen = _number(request.POST.get("version", ""))
    return Posted(request, service, as_seen(service, seen)).answer()


class Posted:
    """What a posted form asks for: more rows, a preview, going back to the form, or saving."""

    def __init__(self, request: HttpRequest, service: Service, started_from: Listing) -> None:
        self.request = request
        self.service = service
        self.started_from = started_from

    def answer(self) -> HttpResponse:
        data = self.request.POST
        if "more" in data:
            longer = with_more_rows(data, data["more"])
            forms = ListingForms(started_from=self.started_from, data=longer)
            return show_form(self.request, self.service, forms, judged=False)
        forms = ListingForms(started_from=self.started_from, data=data)
        if not forms.is_valid():
            return show_form(self.request, self.service, forms, status=400)
        if "preview" in data:
            return show_preview(self.request, self.service, forms)
        if "save" in data:
            return self._save(forms)
        return show_form(self.request, self.service, forms)

    def _save(self, forms: ListingForms) -> HttpResponse:
        how = forms.saving.cleaned_data
        try:
            done = actions.edit(
                service=self.service,
                listing=forms.listing(),
                seen=how["version"],
                minor=how["minor"],
                note=how["note"],
                by=me(self.request),
            )
        except ChangedMeanwhile as clash:
            return show_clash(self.request, self.service, clash)
        except Refused as refused:
            forms.details.add_error(None, str(refused))
            return show_form(self.request, self.service, forms, status=400)
        messages.success(self.request, _what_was_saved(done))
        return redirect("staff-directory:listing", key=self.service.key)


def show_form(
    request: HttpRequest,
    service: Service | None,
    forms: ListingForms,
    *,
    judged: bool = True,
    status: int = 200,
    clash: dict[str, Any] | None = None,
) -> HttpResponse:
    """The form; with `judged` False without its mistakes, while somebody is still filling it in."""
    if not judged:
        forms.forgive()
    above = head(request, service, tab="edit") if service else {"service": None}
    context = {
        **above,
        "forms": forms,
        "mistakes": list(forms.mistakes()) if judged and forms.details.is_bound else [],
        "organisations": names_of_organisations(),
        "language_names": names_of_languages(),
        "clash": clash,
    }
    return render(request, "staff/directory/edit.html", context, status=status)


def show_preview(
    request: HttpRequest, service: Service | None, forms: ListingForms
) -> HttpResponse:
    """The page as it would be, with everything that was typed carried along unseen."""
    started_from = forms.started_from
    listing = forms.listing()
    context = {
        "service": service,
        "name": listing.name,
        "body": page_as_it_would_be(request, listing=listing, service=service),
        "typed": [
            (name, value)
            for name in request.POST
            if name not in ("csrfmiddlewaretoken", "preview", "save", "more", "write")
            for value in request.POST.getlist(name)
        ],
        "differences": differences(
            started_from, listing, term_names=term_names(), only=EDITED
        ) if service else [],
    }  # fmt: skip
    return render(request, "staff/directory/preview.html", context)


def show_clash(request: HttpRequest, service: Service, clash: ChangedMeanwhile) -> HttpResponse:
    """Both works in one form, with what the other editor changed; nothing is saved yet."""
    merged = clash.merged
    forms = ListingForms(started_from=merged.listing, version=clash.latest.number)
    forms.saving.initial["minor"] = request.POST.get("minor") == "on"
    forms.saving.initial["note"] = request.POST.get("note", "")[:280]
    names = term_names()
    shown = {
        "by": clash.latest.made_by or clash.latest.made_by_words,
        "at": clash.latest.made_at,
        "differences": differences(
            clash.started_from, clash.now, term_names=names, only=merged.theirs
        ),
        "both": [LABELS[name] for name in merged.both],
    }
    return show_form(request, service, forms, status=409, clash=shown)


def _what_was_saved(done: actions.Edited) -> str:
    if not done.changed:
        return "Nothing was different, so nothing was saved."
    if not done.outdated:
        return "Saved."
    languages = "1 translation is" if done.outdated == 1 else f"{done.outdated} translations are"
    return f"Saved. {languages} marked as outdated."


def _number(written: str) -> int:
    plain = written.isascii() and written.isdecimal() and len(written) <= MOST_DIGITS
    return int(written) if plain else 0
