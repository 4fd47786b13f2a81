"""A member of staff answers together with a carer: from what to say first to the plan in hand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from carers.entry import pairs
from carers.models import Plan
from carers.permissions import SITS_WITH_CARERS, can_enter_for_carers
from portal.accounts.roles import CODES
from portal.audit.models import AuditEvent
from portal.languages.models import Translation
from tests.clients import CheckingClient
from tests.directory.staff.reading import page, text
from tests.factories.accounts import person
from tests.pdf_text import text_of
from tests.questionnaires.entry.conftest import BEGIN, Staff
from tests.questionnaires.journey.test_queries import counted


@pytest.fixture
def asha(db):
    return person("carers_adviser", name="Asha Adviser")


@pytest.fixture
def desk(sign_in, asha):
    return sign_in(user=asha)


@pytest.fixture
def staff(desk, assessment, ruleset):
    return Staff.beginning(desk, channel="in-person")


@pytest.fixture
def in_urdu(desk, assessment, ruleset):
    Translation.objects.create(
        kind="questionnaires.text",
        object_id="carer-assessment/question/sleep",
        language="ur",
        texts={"option.hardly": "بہت کم"},
        state="draft",
    )
    return Staff.beginning(desk, channel="interpreter", language="ur")


def sleeps_badly(staff, **more):
    return staff.send(go="finish", rest__sleep="hardly", hard__hard=["home"], **more)


def test_what_to_say_first(desk, assessment):
    said = text(desk.get(BEGIN))
    for words in (
        "Say this first",
        "It is written down that I opened them.",
        "kept for 7 days, or 30 days if you take a code",
        "I must ring people who can help",
        "No name, address or date of birth is needed",
    ):
        assert words in said


def test_from_answers_to_the_plan_the_code_and_the_end(staff, asha):
    answer = sleeps_badly(staff)
    assert answer.url == staff.url("plan")
    said = text(staff.see("plan"))
    assert "Ring and ask for help today" in said
    assert "Because you said: “I hardly sleep”." in said
    assert "No code has been given yet." in said
    assert Plan.objects.get().draft_id == staff.draft
    code = page(staff.client.post(staff.url("code"))).select(".code__group")
    at_home = CheckingClient()
    assert "There is a code for these answers." in text(staff.see("plan"))
    staff.client.post(staff.url("close"))
    assert staff.see("plan").status_code == 403
    opened = at_home.post(
        "/en/carers/carry-on/", {"code": " ".join(one.get_text(strip=True) for one in code)}
    )
    assert opened.status_code == 302
    plan = at_home.get(f"/en/carers/plans/{Plan.objects.get().pk}/", follow=True)
    assert plan.status_code == 200
    assert "Nobody has seen this" not in plan.text


def test_the_plan_is_made_by_the_member_of_staff_in_the_record(staff, asha):
    sleeps_badly(staff)
    made = AuditEvent.objects.get(verb="carers.plan.made")
    assert made.actor_id == str(asha.pk)
    assert "hardly" not in str(list(AuditEvent.objects.values()))


def test_opening_plan_print_and_pdf_is_recorded_each_time(staff):
    sleeps_badly(staff)
    reads = AuditEvent.objects.filter(verb="questionnaires.draft.read")
    for name in ("plan", "print", "pdf"):
        before = reads.count()
        assert staff.see(name).status_code == 200
        assert reads.count() == before + 1


def test_who_answers_for_someone_is_taken_as_said_until_changed(staff):
    assert staff.form()["you-answering"] == ["for-someone"]
    assert staff.stored.visible_answers() == {"answering": "for-someone"}
    staff.send(you__answering="with-help")
    assert staff.stored.visible_answers() == {"answering": "with-help"}


def test_the_plan_and_its_papers_are_in_the_language_of_the_carer(in_urdu):
    sleeps_badly(in_urdu)
    assert Plan.objects.get().language == "ur"
    soup = page(in_urdu.see("plan"))
    assert soup.html["lang"] == "en-GB"
    assert "Ring and ask for help today" in text(in_urdu.see("plan"))
    beside = " ".join(one.get_text() for one in soup.select(".entry-theirs"))
    assert "بہت کم" in beside
    paper = in_urdu.see("print")
    assert (page(paper).html["lang"], page(paper).html["dir"]) == ("ur", "rtl")
    assert paper["Content-Language"] == "ur"
    assert "بہت کم" in paper.text
    assert in_urdu.see("pdf")["Content-Type"] == "application/pdf"


def test_the_pdf_says_what_the_plan_says(staff):
    sleeps_badly(staff)
    assert "I hardly sleep" in text_of(staff.see("pdf").content)


def test_the_copy_to_share_leaves_out_answers(staff):
    sleeps_badly(staff)
    assert "I hardly sleep" in text(staff.see("print"))
    assert "I hardly sleep" not in text(staff.see("print", "?copy=share"))


def test_steps_stand_in_the_order_of_the_plan_with_both_languages(in_urdu):
    sleeps_badly(in_urdu)
    plan = Plan.objects.select_related("draft__version").get()
    shown = pairs(plan)
    assert [one.theirs.code for one in shown] == [row["code"] for row in plan.snapshot["items"]]
    assert all(one.english.code == one.theirs.code for one in shown)


def test_a_step_whose_answer_has_changed_since_is_still_shown(in_urdu):
    sleeps_badly(in_urdu)
    in_urdu.send(rest__sleep="well", hard__hard=["none"])
    assert in_urdu.see("plan").status_code == 200


def test_hidden_answers_do_not_reach_the_plan(staff):
    sleeps_badly(staff, **{"o1-children-o1-help": "yes"})
    assert staff.stored.answers()["o1-help"] == "yes"
    assert "o1-help" not in staff.stored.visible_answers()


def test_danger_comes_before_the_plan(staff):
    answer = sleeps_badly(staff, safe__safe=["unsafe-now", "hurt-me"])
    assert answer.url == staff.url("danger")
    said = text(staff.client.get(answer.url))
    for words in (
        "The portal has told nobody, and tells nobody unless you send this to the service.",
        "Intake Team, in office hours 024 7683 3003",
        "Emergency Duty Team, at all other times 024 7683 2222",
    ):
        assert words in said
    staff.client.post(answer.url)
    sleeps_badly(staff)
    said = text(staff.see("plan"))
    assert "Danger now" in said
    assert "Caution: harm" in said


def test_the_plan_is_not_opened_before_danger_was_seen(staff):
    sleeps_badly(staff)
    staff.send(safe__safe=["unsafe-now"])
    assert staff.see("plan").url == staff.url("danger")


def test_before_there_is_a_plan_its_pages_lead_to_the_answers(staff):
    for name in ("plan", "print", "pdf"):
        assert staff.see(name).url == staff.url(), name


def test_without_rules_the_answers_are_kept(desk, assessment):
    staff = Staff.beginning(desk)
    answer = sleeps_badly(staff)
    assert answer.url == staff.url()
    assert "No plans can be made just now" in staff.client.get(answer.url).text
    assert staff.row("rest").answers["sleep"] == "hardly"


def test_without_the_means_to_make_a_pdf_the_page_is_printed(staff, monkeypatch):
    sleeps_badly(staff)
    monkeypatch.setattr("carers.views.staff.entry.can_make_pdf", lambda: False)
    assert staff.see("pdf").url == staff.url("print")


@pytest.mark.parametrize("role", CODES)
def test_only_those_who_work_with_carers_sit_here(staff, sign_in, role):
    client = sign_in(role)
    allowed = role in SITS_WITH_CARERS
    assert client.get(BEGIN).status_code == (200 if allowed else 403)
    assert client.post(BEGIN, {"channel": "paper", "language": "en"}).status_code == (
        302 if allowed else 403
    )
    # The key is another person's, whatever the role.
    assert client.get(staff.url()).status_code == 403
    assert ("Answer together with a carer" in client.get("/staff/").text) == allowed


def test_nobody_who_is_not_signed_in_sits_here(client, staff):
    assert client.get(staff.url()).status_code == 302
    assert not can_enter_for_carers(client.get("/en/").wsgi_request.user)


def test_the_real_form_takes_one_look_at_the_database(in_urdu):
    in_urdu.send(hard__hard=["home", "food"])
    with CaptureQueriesContext(connection) as shown:
        in_urdu.see()
    # Session, person, roles, second factor; draft and its pages; the reading; words; nothing more.
    assert counted(shown) <= 9
