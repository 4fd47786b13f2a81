"""Where it stands, who has opened it, what she sent, and her plan as it was enclosed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from carers.cases.access import family, let_go
from carers.models import Case, Plan
from carers.plan.access import let_go_of_links
from carers.plan.showing import PlanPage
from carers.views.mine.common import her_page
from carers.views.mine.shown import context_of
from portal.accounts.access import everyone, page
from portal.accounts.public.access import signed_in_account
from portal.accounts.public.actions import sign_out
from portal.languages.table import current_language
from portal.ui.templatetags.components import HARMLESS_PAGE
from questionnaires.answers import visible_questions
from questionnaires.definition import Page
from questionnaires.journey import access as drafts
from questionnaires.journey.shown import Given, given
from questionnaires.models import Draft
from questionnaires.texts import words


@her_page()
def case(request: HttpRequest, case: Case) -> HttpResponse:
    others = [one for one in family(case) if one.pk != case.pk]
    user = signed_in_account(request)
    joins = user is not None and case.account_id is None
    return render(request, "carers/mine/case.html", context_of(case, others=others, joins=joins))


@her_page()
def seen(request: HttpRequest, case: Case) -> HttpResponse:
    return render(request, "carers/mine/seen.html", context_of(case))


@her_page()
def answers(request: HttpRequest, case: Case) -> HttpResponse:
    """All that she sent, in the language of the page."""
    if case.version is None:
        raise Http404
    said = words(case.version, current_language().code)
    sections = []
    for section in case.version.definition.sections:
        rows = [row for page in section.pages for row in _given(said, page, case)]
        if rows:
            sections.append((section.code, said.section(section), rows))
    return render(request, "carers/mine/answers.html", context_of(case, sections=sections))


def _given(said: object, page: Page, case: Case) -> list[Given]:
    questions = visible_questions(page, case.answers)
    return [row for row in given(said, questions, case.answers) if row.is_answered]  # type: ignore[arg-type]


@her_page()
def plan(request: HttpRequest, case: Case) -> HttpResponse:
    """As she had it when she sent it: the written advice that goes with the decision."""
    if not case.plan:
        raise Http404
    language = str(case.plan.get("language", case.language))
    copy = Plan(
        draft=Draft(channel=Draft.Channel.PAPER),
        language=language,
        snapshot=case.plan,
        changes=case.plan_changes,
    )
    context = context_of(case, plan=copy)
    context["shown"] = PlanPage(copy)
    return render(request, "carers/mine/plan.html", context)


@her_page(methods=("POST",))
def close(request: HttpRequest, case: Case) -> HttpResponse:
    """Finished on this device. Where it is open by an account, that is closed, too."""
    let_go(request, case)
    user = signed_in_account(request)
    if user is not None and case.account_id == user.pk:
        sign_out(request)
    return redirect("carers:mine-closed")


@page(open_to=everyone)
def closed(request: HttpRequest) -> HttpResponse:
    return render(request, "carers/mine/closed.html")


@page(open_to=everyone, keyed=True)
def leave(request: HttpRequest, case: object) -> HttpResponse:
    """'Leave this page quickly': this browser forgets what it could open. Only taking away is done
    by a GET here; what a browser fetches in advance takes nothing away."""
    if "prefetch" not in request.headers.get("Sec-Purpose", ""):
        let_go(request)
        drafts.let_go(request)
        let_go_of_links(request)
        if signed_in_account(request) is not None:
            sign_out(request)
    return redirect(HARMLESS_PAGE)
