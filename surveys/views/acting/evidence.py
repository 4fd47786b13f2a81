"""What came of an action: the chart of its measure with the action in it, and a judgement."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from surveys.acting.evidence import evidence_of, judge, tier_for
from surveys.acting.offers import EVIDENCE_READ
from surveys.figures.tables import Tier
from surveys.forms.acting import JudgeForm
from surveys.permissions import can_follow_actions
from surveys.views.acting.common import BAD, an_action, find

JUDGED = "Your judgement was written down."


@page(open_to=can_follow_actions, methods=("GET", "POST"), example=an_action)
def evidence(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Exact figures for those who read the survey, and that they looked is recorded; protected ones
    for others; none for those who see neither."""
    action = find(request, pk)
    form = JudgeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        judge(action=action, by=me(request), **form.cleaned_data)
        messages.success(request, JUDGED)
        return redirect("staff-surveys:action-evidence", pk=pk)
    tier = tier_for(me(request), action) if action.is_measured else None
    if tier == Tier.TEAM:
        try:
            record_read(by=me(request), verb=EVIDENCE_READ, subject=action)
        except NotRecorded:
            return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    found = evidence_of(action, tier) if tier else None
    context = {
        "action": action,
        "evidence": found,
        "tier": tier,
        "form": form,
        "judgements": action.judgements.select_related("by"),
    }
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/acting/evidence.html", context, status=status)
