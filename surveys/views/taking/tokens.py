"""Tokens of systems that read results."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.accounts.access import me, page
from surveys.forms.taking import TokenForm
from surveys.models import ReadToken
from surveys.permissions import can_keep_tokens
from surveys.taking.tokens import make_token, revoke_token

BAD = 400
REVOKED = "It opens nothing any more."


def a_token() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": ReadToken.objects.values_list("pk", flat=True)[0]}


@page(open_to=can_keep_tokens, methods=("GET", "POST"), personal=True)
def tokens(request: HttpRequest) -> HttpResponse:
    """All of them, and a form for another. A new one is in this answer, and never again."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        row, token = make_token(by=me(request), **form.cleaned_data)
        context = {"row": row, "token": token}
        return render(request, "staff/surveys/taking/token.html", context)
    rows = ReadToken.objects.select_related("made_by").annotate(calls=Sum("uses__calls"))
    context = {"form": form, "rows": rows}
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/taking/tokens.html", context, status=status)


@page(open_to=can_keep_tokens, methods=("POST",), example=a_token, personal=True)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    revoke_token(token=get_object_or_404(ReadToken, pk=pk), by=me(request))
    messages.success(request, REVOKED)
    return redirect("staff-surveys:tokens")
