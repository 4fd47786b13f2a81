"""The staff home page, and who may do what."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from portal.accounts import actions
from portal.accounts.access import me, page
from portal.accounts.forms import GrantForm, PersonForm
from portal.accounts.invitations import send_invitation
from portal.accounts.models import RoleGrant, User
from portal.accounts.permissions import can_approve_role_for, can_manage_access, is_staff_member
from portal.accounts.roles import BY_CODE, ROLES
from portal.registry.registry import tiles_for
from portal.ui.context import is_public_path
from portal.ui.views.errors import error_page


def _someone() -> dict[str, int]:
    """An example for lists of addresses: the first person there is."""
    return {"pk": User.objects.staff().values_list("pk", flat=True).order_by("pk")[0]}


def _some_grant() -> dict[str, int]:
    return {"pk": RoleGrant.objects.values_list("pk", flat=True).order_by("pk")[0]}


@page(open_to=is_staff_member, personal=True)
def staff_home(request: HttpRequest) -> HttpResponse:
    """What this person may do, as tiles; each comes from the room that owns the work."""
    codes = request.user.role_codes()  # type: ignore[union-attr]
    tiles = [
        {"tile": tile, "figure": tile.figure_of(request.user)} for tile in tiles_for(request.user)
    ]
    roles = [role for role in ROLES if role.code in codes]
    return render(request, "staff/accounts/home.html", {"tiles": tiles, "roles": roles})


@page(open_to=can_manage_access, personal=True)
def people(request: HttpRequest) -> HttpResponse:
    """Everyone who can sign in, with the roles that they hold today."""
    words = request.GET.get("q", "")[:100]
    found = User.objects.matching(words).prefetch_related("grants")
    today = timezone.localdate()
    rows = [
        {
            "person": person,
            "grants": [grant for grant in person.grants.all() if grant.holds_on(today)],
        }
        for person in found
    ]
    return render(request, "staff/accounts/people.html", {"rows": rows, "words": words})


@page(open_to=can_manage_access, methods=("GET", "POST"), personal=True)
def add_person(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                person = actions.add_person(by=me(request), **form.cleaned_data)
                send_invitation(request, person)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{person.name} is added. Now give them a role.")
            return redirect("staff:person", pk=person.pk)
    return render(request, "staff/accounts/add_person.html", {"form": form})


@page(open_to=can_manage_access, methods=("GET", "POST"), example=_someone, personal=True)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: roles now and before, and the form that gives another."""
    person = get_object_or_404(User.objects.staff(), pk=pk)
    form = GrantForm(request.POST if request.method == "POST" else None)
    may_approve = can_approve_role_for(me(request), person)
    if request.method == "POST" and not may_approve:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_role(by=me(request), person=person, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{person.name} has the role now.")
            return redirect("staff:person", pk=person.pk)
    context = {
        "person": person,
        "grants": person.grants.select_related("approved_by", "ended_early_by"),
        "today": timezone.localdate(),
        "form": form,
        "may_approve": may_approve,
        "roles": BY_CODE,
    }
    return render(request, "staff/accounts/person.html", context)


@page(open_to=can_manage_access, methods=("POST",), example=_some_grant, personal=True)
def end_grant(request: HttpRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(RoleGrant, pk=pk)
    actions.end_role(by=me(request), grant=grant)
    messages.success(request, "The role is ended.")
    return redirect("staff:person", pk=grant.user_id)


@page(open_to=can_manage_access, methods=("POST",), example=_someone, personal=True)
def remove_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User.objects.staff(), pk=pk)
    actions.remove_second_factor(by=me(request), person=person)
    messages.success(request, f"{person.name} sets up a new second factor at the next sign-in.")
    return redirect("staff:person", pk=pk)


@page(open_to=can_manage_access, methods=("POST",), example=_someone, personal=True)
def set_active(request: HttpRequest, pk: int) -> HttpResponse:
    """Closes the account, or opens it again where `active` is 1."""
    person = get_object_or_404(User.objects.staff(), pk=pk)
    active = request.POST.get("active") == "1"
    actions.set_active(by=me(request), person=person, active=active)
    messages.success(request, f"The account is {'open' if active else 'closed'}.")
    return redirect("staff:person", pk=pk)


def too_many_tries(request: HttpRequest) -> HttpResponse:
    """The answer of the rate limits; no address leads here. Readers get it in their language."""
    if is_public_path(request.path_info):
        return error_page(request, 429)
    return render(request, "account/too_many.html", status=429)
