"""'Has anything changed?' while she waits, and 'something has changed' afterwards."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from carers.cases import asking_again, checking_in
from carers.cases.changing import Ended
from carers.forms.mine import ReviewForm
from carers.models import Case, CheckIn
from carers.views.mine.common import her_page
from carers.views.mine.shown import context_of
from portal.languages.table import current_language
from questionnaires.journey.access import hold


@her_page(methods=("GET", "POST"))
def changed(request: HttpRequest, case: Case) -> HttpResponse:
    """Four large buttons; one press is enough."""
    if not checking_in.may_say(case):
        return redirect("carers:mine-review", case=case.pk)
    said = request.POST.get("said", "")
    if request.method == "POST" and said in CheckIn.Said.values:
        try:
            checking_in.say(case=case, said=CheckIn.Said(said))
        except Ended:
            return redirect("carers:mine-case", case=case.pk)
        leads = "mine-withdraw" if said == CheckIn.Said.NO_LONGER else "mine-changed-said"
        return redirect(f"carers:{leads}", case=case.pk)
    is_wrong = request.method == "POST"
    context = context_of(case, is_wrong=is_wrong)
    return render(request, "carers/mine/changed.html", context, status=400 if is_wrong else 200)


@her_page()
def changed_said(request: HttpRequest, case: Case) -> HttpResponse:
    """What follows from it. Where she cannot go on: whom to phone now."""
    last = checking_in.last_said(case)
    if last is None:
        return redirect("carers:mine-case", case=case.pk)
    return render(request, "carers/mine/changed_said.html", context_of(case, said=last.said))


@her_page(methods=("GET", "POST"))
def review(request: HttpRequest, case: Case) -> HttpResponse:
    """Any day after a decision; before it, what is new is added."""
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            begun = asking_again.ask_for_review(
                case=case, words=form.cleaned_data["words"], language=current_language().code
            )
        except asking_again.NotYet:
            form.add_error(None, gettext("We have not decided yet. You can add something."))
        except asking_again.NoQuestions:
            form.add_error(None, gettext("We cannot take this here just now. Please phone us."))
        else:
            hold(request, begun.draft, begun.key)
            messages.success(request, gettext("Look at your last answers. Change what is new."))
            return redirect("carers:check", draft=begun.draft.pk)
    context = context_of(case, form=form, begun=asking_again.begun_for(case))
    return render(request, "carers/mine/review.html", context, status=400 if form.errors else 200)
