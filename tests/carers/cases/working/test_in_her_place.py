"""What a carer tells by phone is done as she would do it herself, and says who wrote it down."""

import pytest
from django.utils import timezone

from carers.cases.asking_again import ask_for_review
from carers.models import Case, CheckIn
from portal.audit.models import AuditEvent
from questionnaires.models import Draft
from tests.carers.cases.working.addresses import address
from tests.factories.cases import ANSWERS, call_back, case_of, case_with_harm


def last(verb):
    return AuditEvent.objects.filter(verb=f"carers.case.{verb}").order_by("-pk").first()


def decided(make=case_of, **changes):
    return make(state=Case.State.RECORD_SENT, decided_at=timezone.now(), **changes)


class TestTold:
    @pytest.mark.parametrize(("kind", "verb"), [("added", "added_to"), ("corrected", "corrected")])
    def test_is_hers_with_who_wrote_it_down(self, works, adviser, kind, verb):
        case = case_of()
        sent = works.post(address("told", case), {"kind": kind, "words": "She has moved."})
        assert sent.url.endswith("#words")
        note = case.notes.get()
        assert (note.kind, note.by, note.read_by, note.is_hers) == (kind, adviser, adviser, True)
        assert last(verb).actor_id == str(adviser.pk)
        page = works.get(address("case", case)).text
        assert "written down by Ada Adviser" in page
        assert "to be read today" not in page

    @pytest.mark.parametrize("typed", [{}, {"kind": "staff", "words": "x"}, {"kind": "added"}])
    def test_what_is_missing_is_said(self, works, typed):
        case = case_of()
        assert works.post(address("told", case), typed).status_code == 400
        assert not case.notes.exists()

    def test_after_the_end_she_may_still_add(self, works):
        case = case_of(state=Case.State.CLOSED)
        works.post(address("told", case), {"kind": "added", "words": "Thank you."})
        assert case.notes.exists()


class TestHowItIs:
    @pytest.mark.parametrize(
        ("said", "urgency"),
        [
            (CheckIn.Said.SAME, Case.Urgency.NORMAL),
            (CheckIn.Said.WORSE, Case.Urgency.SOON),
            (CheckIn.Said.CANNOT, Case.Urgency.NOW),
        ],
    )
    def test_raises_the_urgency_as_on_her_own_page(self, works, adviser, said, urgency):
        case = case_of()
        assert works.post(address("how-it-is", case), {"said": said}).status_code == 302
        case.refresh_from_db()
        assert (case.urgency, case.check_ins.get().said) == (urgency, said)
        assert last("changed_said").actor_id == str(adviser.pk)

    def test_is_asked_before_the_decision_alone(self, works):
        assert "how things are now" in works.get(address("contact", case_of())).text
        assert "how things are now" not in works.get(address("contact", decided())).text


class TestWithdraw:
    def test_by_phone(self, works, adviser):
        case = call_back()
        assert works.post(address("withdraw", case)).status_code == 400
        assert works.post(address("withdraw", case), {"sure": "on"}).status_code == 302
        case.refresh_from_db()
        assert case.state == Case.State.WITHDRAWN
        assert last("withdrawn").actor_id == str(adviser.pk)

    def test_not_after_the_decision(self, works):
        case = decided()
        answer = works.post(address("withdraw", case), {"sure": "on"})
        assert answer.status_code == 400
        assert "nothing left to withdraw" in answer.text


class TestReview:
    def test_opens_her_last_answers_at_the_desk(self, works, adviser):
        case = decided()
        sent = works.post(address("begin-review", case))
        draft = Draft.objects.get(sending__review_of=case)
        assert str(draft.pk) in sent.url
        assert (draft.channel, draft.entered_by) == (Draft.Channel.PHONE, adviser)
        assert draft.answers()["sleep"] == ANSWERS["sleep"]
        assert works.get(sent.url).status_code == 200
        assert last("review_asked").actor_id == str(adviser.pk)

    @pytest.mark.parametrize("make", [case_of, case_with_harm])
    def test_what_she_said_about_safety_is_asked_anew(self, works, make):
        """Whatever it was: else an empty page would tell that there was something."""
        case = decided(make)
        page = works.get(works.post(address("begin-review", case)).url).text
        draft = Draft.objects.get(sending__review_of=case)
        assert "safe" not in draft.answers()
        assert "Caution: harm" not in page

    def test_what_she_has_begun_herself_stays_hers(self, works):
        case = decided()
        begun = ask_for_review(case=case, words="", language="en")
        answer = works.post(address("begin-review", case))
        assert answer.status_code == 400
        assert "has been begun already" in answer.text
        begun.draft.refresh_from_db()
        assert begun.draft.entered_by is None

    @pytest.mark.parametrize("make", [case_of, call_back])
    def test_not_before_a_decision(self, works, make):
        assert works.post(address("begin-review", make())).status_code == 400
