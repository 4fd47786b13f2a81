"""Her code, how she hears of news, a copy to keep, taking it back, deleting it."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from carers.cases import deleting, downloading, own
from carers.cases.access import give_code, hold
from carers.cases.changing import Ended
from carers.forms.mine import NewsForm
from carers.models import Case
from carers.views.mine.common import her_page
from carers.views.mine.shown import CasePage, context_of
from portal.accounts.access import everyone, page
from questionnaires.journey.keys import groups


@her_page(methods=("GET", "POST"))
def code(request: HttpRequest, case: Case) -> HttpResponse:
    """Shown in the answer to the POST and nowhere else: it cannot be looked up again."""
    if request.method != "POST":
        return render(request, "carers/mine/code.html", context_of(case))
    given = give_code(case)
    # The door has moved for every browser, this one among them.
    hold(request, case)
    return render(request, "carers/mine/code.html", context_of(case, groups=groups(given)))


@her_page(methods=("GET", "POST"))
def news(request: HttpRequest, case: Case) -> HttpResponse:
    ways = CasePage(case).ways_for_news
    initial = {"news_by": case.contact.get("news_by", "")}
    form = NewsForm(request.POST if request.method == "POST" else None, ways=ways, initial=initial)
    if form.is_valid():
        own.set_news(case=case, by=form.cleaned_data["news_by"])
        messages.success(request, gettext("We do it like this from now on."))
        return redirect("carers:mine-case", case=case.pk)
    context = context_of(case, form=form)
    return render(request, "carers/mine/news.html", context, status=400 if form.errors else 200)


@her_page(methods=("GET", "POST"))
def download(request: HttpRequest, case: Case) -> HttpResponse:
    """A page that says what is in the file; its button gives it."""
    if request.method != "POST":
        return render(request, "carers/mine/download.html", context_of(case))
    copy = downloading.download(case=case)
    text = json.dumps(copy, ensure_ascii=False, indent=2)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{case.reference}.json"'
    return answer


@her_page(methods=("GET", "POST"))
def withdraw(request: HttpRequest, case: Case) -> HttpResponse:
    """Asks first."""
    if request.method == "POST":
        try:
            own.withdraw(case=case)
        except (own.TooLate, Ended):
            messages.error(request, gettext("You cannot take it back any more. Please phone us."))
        return redirect("carers:mine-case", case=case.pk)
    return render(request, "carers/mine/withdraw.html", context_of(case))


@her_page(methods=("GET", "POST"))
def delete(request: HttpRequest, case: Case) -> HttpResponse:
    """Asks first. What the council has to keep is not deleted, and the page says so."""
    if request.method != "POST":
        return render(request, "carers/mine/delete.html", context_of(case))
    try:
        deleting.delete(case=case)
    except deleting.MustBeKept:
        deleting.wish_to_be_deleted(case=case)
        messages.success(request, gettext("We have your wish. A person answers you."))
        return redirect("carers:mine-case", case=case.pk)
    return redirect("carers:mine-deleted")


@page(open_to=everyone)
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "carers/mine/deleted.html")
