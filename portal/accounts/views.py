"""The staff home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import page
from portal.accounts.permissions import is_staff_member


@page(open_to=is_staff_member)
def staff_home(request: HttpRequest) -> HttpResponse:
    """What this person may do, as tiles; each tile comes from the room that owns the work."""
    return render(request, "staff/accounts/home.html", {})
