"""What the pages of packs share."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from surveys.models import Pack, PackEdition
from surveys.packs.editions import latest_of

BAD = 400
MOVED = "Somebody else has changed this pack meanwhile. Look at it again, then go on."
FINAL = "This pack is final. Its figures and narrative stand."


def a_pack() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"quarter": Pack.objects.order_by("-first").values_list("pk", flat=True)[0]}


def a_made_pack() -> Mapping[str, Any]:
    """One that has an edition."""
    packs = PackEdition.objects.order_by("-pack__first")
    return {"quarter": packs.values_list("pack", flat=True)[0]}


def find(quarter: str) -> Pack:
    return get_object_or_404(Pack.objects.select_related("final_by"), pk=quarter)


def find_made(quarter: str) -> Pack:
    """Http404 while its first edition is being made."""
    pack = find(quarter)
    if not pack.editions.exists():
        raise Http404
    return pack


def edition_of(pack: Pack, number: str) -> PackEdition:
    """The latest, or the one asked for; Http404 where there is none."""
    if not number:
        return latest_of(pack)
    found = pack.editions.select_related("made_by")
    if not number.isascii() or not number.isdigit() or len(number) > 9:
        raise Http404
    return get_object_or_404(found, number=int(number))


def to_pack(pack: Pack) -> HttpResponse:
    return redirect("staff-surveys:pack", quarter=pack.pk)


def not_as_it_was(request: HttpRequest, pack: Pack) -> HttpResponse:
    """Somebody has changed the bytes of an edition in the database: none of it is shown."""
    context = {"pack": pack}
    return render(request, "staff/surveys/packs/not_as_it_was.html", context, status=500)
