"""A case passes to the other organisation: with a reason, another owner, and all that is on it."""

import pytest
from django.conf import settings
from django.urls import reverse

from carers.cases.changing import Moved
from carers.cases.refusing import Refused
from carers.cases.routing import teams
from carers.cases.services import service_of
from carers.cases.transferring import reasons, reasons_from, transfer
from carers.models import Organisation
from portal.alerts.actions import ask_to_read, raise_alert
from portal.alerts.models import Alert, Level, ToRead
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.notices.models import Notice
from portal.notices.rendering import render_text
from portal.registry import registry
from tests.factories.cases import case_of, case_with_harm

PROVIDER, COUNCIL = Organisation.PROVIDER, Organisation.COUNCIL
KNOWN = reasons()["known-to-council"]


def passed_on(by, **changes):
    case = case_of(**changes)
    transfer(case=case, reason=KNOWN, words="Their mother has a social worker.", by=by, seen=0)
    return case


class TestTransfer:
    def test_the_other_organisation_has_it(self, adviser, worker):
        case = passed_on(adviser, owner=adviser)
        assert (case.organisation, case.team, case.owner) == (COUNCIL, "adults", worker)

    def test_it_has_no_owner_where_nobody_works_there(self, adviser):
        assert passed_on(adviser).owner is None
        assert AuditEvent.objects.filter(verb="carers.case.without_owner").exists()

    def test_is_recorded_with_its_code_and_nothing_of_her(self, adviser):
        passed_on(adviser)
        event = AuditEvent.objects.get(verb="carers.case.transferred")
        assert event.detail == {
            "from": "carers service", "to": "council", "reason_code": "known-to-council"
        }  # fmt: skip
        assert sentence(event).endswith(f"{KNOWN.words}.")

    def test_the_words_are_a_note(self, adviser):
        case = passed_on(adviser)
        assert [note.words for note in case.notes.all()] == ["Their mother has a social worker."]

    def test_a_pause_and_the_state_go_along(self, adviser):
        case = case_of(state="checking")
        case.pauses.create(reason="unwell")
        transfer(case=case, reason=KNOWN, words="x", by=adviser, seen=0)
        assert case.open_pause is not None
        assert case.state == "checking"

    def test_alerts_stay_with_those_who_got_them(self, adviser):
        case = case_with_harm()
        raise_alert(
            level=Level.HARM, reason="answers", subject=case, words=str(case), url="/",
            roles={"carers_adviser": False},
        )  # fmt: skip
        transfer(case=case, reason=KNOWN, words="x", by=adviser, seen=0)
        assert "carers_adviser" in {one.role for one in Alert.objects.get().recipients.all()}

    def test_words_that_nobody_has_read_are_for_the_others_to_read(self, adviser):
        case = case_of()
        ask_to_read(
            subject=case, words=str(case), url="/", roles=["carers_adviser"], texts=["My words"]
        )
        transfer(case=case, reason=KNOWN, words="x", by=adviser, seen=0)
        assert set(ToRead.objects.get().roles) == {"council_worker", "council_manager"}

    def test_others_are_told(self, adviser, monkeypatch):
        told = []
        monkeypatch.setattr(
            registry, "_listeners", registry.Registry("events for this test"), raising=True
        )
        registry.after_this("assessment.transferred", "test", lambda *, case: told.append(case.pk))
        assert [passed_on(adviser).pk] == told

    def test_who_has_it_from_then_on_is_told(self, adviser, worker):
        passed_on(adviser)
        assert Notice.objects.get(template="case-owner").recipient == worker.email

    def test_the_carer_is_told_whom_to_ring_in_her_language_and_no_more(self, adviser):
        passed_on(adviser, language="ur")
        notice = Notice.objects.get(template="case-moved")
        assert (notice.language, notice.channel) == ("ur", "text")
        phone = service_of(COUNCIL).phone.replace(" ", "\u00a0")
        assert notice.context["phone"] == phone
        assert set(notice.context) == {"link", "reference", "phone"}
        body = render_text(notice.template, language="ur", context=notice.context).body
        assert phone in body
        assert notice.context["link"] in body

    def test_behind_its_link_stands_who_has_it(self, adviser, client):
        case = passed_on(adviser)
        link = Notice.objects.get(template="case-moved").context["link"]
        path = link.removeprefix(settings.PORTAL_URL)
        answer = client.post(path, follow=True)
        assert answer.redirect_chain[-1][0] == reverse("carers:mine-case", args=[case.pk])
        assert service_of(COUNCIL).name in answer.text

    def test_where_she_may_not_be_told_the_new_owner_is_asked_to(self, adviser, worker):
        passed_on(adviser, contact={"news_by": ""})
        assert not Notice.objects.filter(template="case-moved").exists()
        notice = Notice.objects.get(template="case-owner")
        assert notice.recipient == worker.email
        assert "please tell the carer" in notice.context["what"]

    def test_somebody_was_quicker(self, adviser):
        case = case_of(revision=4)
        with pytest.raises(Moved):
            transfer(case=case, reason=KNOWN, words="x", by=adviser, seen=3)

    def test_it_is_there_already(self, worker):
        with pytest.raises(Refused, match="there already"):
            passed_on(worker, organisation="council")


class TestReasons:
    def test_each_leads_to_a_team_of_the_organisation_it_leads_to(self):
        for reason in reasons().values():
            assert teams()[reason.team].organisation == reason.to
            assert reason.because

    @pytest.mark.parametrize("organisation", [PROVIDER, COUNCIL])
    def test_those_for_leaving(self, organisation):
        assert {reason.to for reason in reasons_from(organisation)} == set(Organisation) - {
            organisation
        }
