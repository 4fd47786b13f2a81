"""Writing a new listing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from directory.keeping.actions import create
from directory.listing.shape import Listing
from directory.permissions import can_edit_directory
from directory.staff.forms.listing import ListingForms, with_more_rows
from directory.staff.views.common import me
from directory.staff.views.editing import show_form, show_preview
from portal.accounts.access import page

EMPTY = Listing(name="")


@page(open_to=can_edit_directory, methods=("GET", "POST"), personal=True)
def add(request: HttpRequest) -> HttpResponse:
    """A new listing is saved as a draft, and published from its own page."""
    data = request.POST
    if request.method == "GET":
        return show_form(request, None, ListingForms(started_from=EMPTY))
    if "more" in data:
        forms = ListingForms(started_from=EMPTY, data=with_more_rows(data, data["more"]))
        return show_form(request, None, forms, judged=False)
    forms = ListingForms(started_from=EMPTY, data=data)
    if not forms.is_valid():
        return show_form(request, None, forms, status=400)
    if "preview" in data:
        return show_preview(request, None, forms)
    if "save" not in data:
        return show_form(request, None, forms)
    note = forms.saving.cleaned_data["note"]
    service = create(listing=forms.listing(), by=me(request), note=note)
    messages.success(request, "Saved as a draft. Publish it when it is right.")
    return redirect("staff-directory:listing", key=service.key)
