"""Whether somebody gets the morning e-mail."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from surveys.forms.themes import DigestForm
from surveys.permissions import can_have_digest
from surveys.reading.digest import lines_for, set_digest, wants_digest

ON = "You get the morning e-mail on days on which something waits."
OFF = "You get the morning e-mail no more."


@page(open_to=can_have_digest, methods=("GET", "POST"), personal=True)
def digest(request: HttpRequest) -> HttpResponse:
    """Shows what it would say now; a POST switches it on or off for this person."""
    person = me(request)
    if request.method == "POST":
        form = DigestForm(request.POST)
        form.full_clean()
        set_digest(person=person, is_wanted=form.cleaned_data["is_wanted"])
        messages.success(request, ON if form.cleaned_data["is_wanted"] else OFF)
        return redirect("staff-surveys:digest")
    form = DigestForm(initial={"is_wanted": wants_digest(person)})
    context = {"form": form, "lines": lines_for(person)}
    return render(request, "staff/surveys/reading/digest.html", context)
