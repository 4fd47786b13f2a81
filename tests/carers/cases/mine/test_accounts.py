"""What somebody with an account takes along, and opens on another device."""

import pytest
from django.urls import reverse

from carers.cases import joining
from carers.models import Case, KeptDraft
from portal.accounts.models import User
from portal.accounts.public.actions import account_for, delete_account
from portal.audit.models import AuditEvent
from questionnaires.journey.access import SESSION as DRAFTS
from questionnaires.models import Draft
from questionnaires.models.drafts import KEEP
from tests.carers.cases.mine.conftest import let_in
from tests.carers.plans.reading import text
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.cases import case_of, shipped_questions
from tests.factories.plans import draft_with_key, plan_of

pytestmark = pytest.mark.django_db

BACKEND = "portal.accounts.backends.StaffBackend"
MINE = "/en/carers/mine/"


@pytest.fixture
def user(db) -> User:
    return an_account("amina@example.org")


def an_account(email: str = "other@example.org") -> User:
    return account_for(email=email, language="en").user


def signed_in(user) -> CheckingClient:
    client = CheckingClient()
    client.force_login(user, backend=BACKEND)
    return client


def url(name, **arguments):
    return reverse(f"carers:mine-{name}", kwargs=arguments)


def holding(client, draft, key):
    session = client.session
    session[DRAFTS] = {str(draft.pk): key}
    session.save()
    return client


@pytest.fixture
def hers(db):
    """Answers that a browser holds the key of."""
    return draft_with_key(shipped_questions(), situation="parent")


# Cases -----------------------------------------------------------------------------------------


def test_a_case_opens_with_her_account_on_any_device(case, user):
    here = let_in(signed_in(user), case)
    assert "Add it to my account" in text(here.get(url("case", case=case.pk)))
    here.post(url("join", case=case.pk))
    assert AuditEvent.objects.filter(verb="carers.case.joined_account").count() == 1
    there = signed_in(user)
    page = there.get(url("case", case=case.pk))
    assert page.status_code == 200
    assert "Add it to my account" not in text(page)
    assert url("case", case=case.pk) in there.get(MINE).content.decode()
    assert signed_in(an_account()).get(url("case", case=case.pk)).url == MINE


def test_what_belongs_together_is_taken_along_together(case, user):
    review = case_of(kind="review", previous=case)
    joining.join_account(review, user)
    assert set(Case.objects.filter(account=user)) == {case, review}


def test_what_is_of_another_account_is_not_taken(case, user):
    joining.join_account(case, user)
    other = an_account()
    answer = let_in(signed_in(other), case).post(url("join", case=case.pk), follow=True)
    assert "This belongs to another account already." in answer.content.decode()
    case.refresh_from_db()
    assert case.account == user


def test_an_account_alone_joins_nothing(case, user):
    assert signed_in(user).post(url("join", case=case.pk)).url == MINE
    case.refresh_from_db()
    assert case.account is None


@pytest.mark.parametrize("role", ["carers_adviser", "carers_manager"])
def test_staff_have_no_account_to_take_it_into(case, role):
    client = CheckingClient()
    client.force_login(person(role))
    let_in(client, case)
    assert "sign-in" in client.post(url("join", case=case.pk)).url
    case.refresh_from_db()
    assert case.account is None


def test_closing_it_on_this_device_signs_her_out_too(case, user):
    joining.join_account(case, user)
    client = signed_in(user)
    client.post(url("close", case=case.pk))
    assert client.get(url("case", case=case.pk)).url == MINE


def test_closing_what_is_not_in_her_account_does_not(case, user):
    client = let_in(signed_in(user), case)
    client.post(url("close", case=case.pk))
    assert client.session.get("_auth_user_id") == str(user.pk)


def test_leaving_quickly_signs_her_out(case, user):
    joining.join_account(case, user)
    client = signed_in(user)
    client.get(url("leave", case=case.pk))
    assert client.get(url("case", case=case.pk)).url == MINE


# Answers ---------------------------------------------------------------------------------------


def test_answers_and_plan_are_taken_along_and_opened_elsewhere(hers, user):
    draft, key = hers
    plan = plan_of(draft)
    here = holding(signed_in(user), draft, key)
    here.post(url("keep", draft=draft.pk))
    there = signed_in(user)
    assert url("open", draft=draft.pk) in there.get(MINE).content.decode()
    assert there.post(url("open", draft=draft.pk)).status_code == 302
    assert there.get(reverse("carers:plan", kwargs={"plan": plan.pk})).status_code == 200
    # As with a code, the device before is shut out.
    assert here.get(reverse("carers:plan", kwargs={"plan": plan.pk})).status_code == 302


def test_they_are_then_kept_as_long_as_with_a_code(hers, user):
    draft, _key = hers
    before = draft.expires_at
    joining.keep_with_account(draft, user)
    draft = Draft.objects.get(pk=draft.pk)
    assert draft.is_kept
    assert draft.expires_at > before + KEEP


def test_a_code_that_she_has_still_works(user):
    draft, _key = draft_with_key(shipped_questions(), kept=True)
    code = draft.resume_hash
    joining.keep_with_account(draft, user)
    assert Draft.objects.get(pk=draft.pk).resume_hash == code


def test_twice_is_once(hers, user):
    draft, _key = hers
    assert joining.keep_with_account(draft, user) == joining.keep_with_account(draft, user)


def test_only_whoever_holds_the_key_can_keep_them(hers, user):
    draft, _key = hers
    signed_in(user).post(url("keep", draft=draft.pk))
    assert not KeptDraft.objects.exists()


def test_nobody_else_opens_them_or_takes_them_over(hers, user):
    draft, key = hers
    joining.keep_with_account(draft, user)
    other = signed_in(an_account())
    assert other.post(url("open", draft=draft.pk)).url == MINE
    assert DRAFTS not in other.session
    answer = holding(other, draft, key).post(url("keep", draft=draft.pk), follow=True)
    assert "This belongs to another account already." in answer.content.decode()
    assert KeptDraft.objects.get().user == user


@pytest.mark.parametrize("name", ["keep", "open"])
def test_without_an_account_she_is_asked_to_sign_in(client, hers, name):
    draft, key = hers
    answer = holding(client, draft, key).post(url(name, draft=draft.pk))
    assert "sign-in" in answer.url
    assert not KeptDraft.objects.exists()


def test_they_stand_on_the_page_of_the_account(hers, case, user):
    draft, _key = hers
    client = signed_in(user)
    page = text(client.get(reverse("account:home")))
    assert "You have not added anything to your account yet." in page
    joining.keep_with_account(draft, user)
    joining.join_account(case, user)
    page = client.get(reverse("account:home")).content.decode()
    assert url("open", draft=draft.pk) in page
    assert url("case", case=case.pk) in page


def test_with_the_account_go_her_answers_and_not_what_was_sent(hers, case, user):
    draft, _key = hers
    other, _key = draft_with_key(case.version)
    joining.keep_with_account(draft, user)
    joining.join_account(case, user)
    words = text(signed_in(user).get(reverse("account:delete")))
    assert "Answers and plans that you kept with your account are deleted, too." in words
    delete_account(user=user)
    assert list(Draft.objects.all()) == [other]
    case.refresh_from_db()
    assert case.account is None


# On the plan -----------------------------------------------------------------------------------


def test_the_plan_offers_it_to_whoever_holds_the_answers(hers, user):
    draft, key = hers
    plan = reverse("carers:plan", kwargs={"plan": plan_of(draft).pk})
    out = holding(CheckingClient(), draft, key).get(plan).content.decode()
    assert f"{reverse('account:sign-in')}?next={plan}" in out
    here = holding(signed_in(user), draft, key)
    assert url("keep", draft=draft.pk) in here.get(plan).content.decode()
    here.post(url("keep", draft=draft.pk))
    page = here.get(plan).content.decode()
    assert url("keep", draft=draft.pk) not in page
    assert "It is in your account." in page
