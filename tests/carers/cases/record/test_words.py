"""Events about a case in words: for staff, and for the carer herself."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from carers.cases.words import SENTENCES, for_carer, seen_by_carer
from carers.cases.words.carer import ATTEMPTS, PAUSES, SPOKE, TOLD, TRANSFERS
from carers.models import Attempt, CasePause, Organisation
from portal.audit.actions import THE_PUBLIC
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from tests.carers.cases.clocks.test_days import at
from tests.factories.accounts import UserFactory, person

ROOT = Path(__file__).resolve().parents[4]
VERB = re.compile(r'"(carers\.case\.[a-z_]+)"')
ISOLATES = re.compile("[\u2068\u2069]")
BY_DETAIL = {"attempted", "paused", "transferred"}
UNWELL = CasePause.Reason.UNWELL.label
NOT_TOLD = {"without_owner"}
"""Of no use to her: the portal tells managers."""


def event(verb: str, by=None, words: str = THE_PUBLIC, **detail) -> AuditEvent:
    actor = {"actor_id": str(by.pk), "actor_words": str(by)} if by else {"actor_words": words}
    when = detail.pop("when", "2026-11-27T10:00")
    return AuditEvent(
        verb=f"carers.case.{verb}",
        subject_kind="carers.case",
        subject_words="Self-assessment 4821 7735",
        at=at(when),
        detail=detail,
        **actor,
    )


def told(verb: str, by=None, words: str = THE_PUBLIC, **detail) -> str | None:
    said = for_carer(event(verb, by, words, **detail))
    return ISOLATES.sub("", said) if said else said


@pytest.fixture
def asha(db):
    return person("carers_adviser", name="Asha Example", organisation="Carers service")


def test_every_verb_that_is_recorded_has_a_sentence():
    written = {
        verb
        for path in [*(ROOT / "carers").rglob("*.py"), *(ROOT / "portal").rglob("*.py")]
        for line in path.read_text(encoding="utf-8").splitlines()
        if "salted_hmac" not in line
        for verb in VERB.findall(line)
    }
    assert len(written) > 30
    assert written <= set(SENTENCES)


def test_every_verb_is_told_to_the_carer_or_left_out_on_purpose():
    verbs = {verb.rpartition(".")[2] for verb in SENTENCES}
    assert set(TOLD) | BY_DETAIL | NOT_TOLD >= verbs
    assert not NOT_TOLD & set(TOLD)


class TestForStaff:
    @pytest.mark.parametrize(
        ("verb", "detail", "words"),
        [
            ("read", {}, "Asha opened Self-assessment 4821 7735."),
            (
                "attempted",
                {"how": "phone", "outcome": "no-answer"},
                "Asha tried to reach the carer of Self-assessment 4821 7735. Phone: No answer.",
            ),
            (
                "decided",
                {"outcome": "does-not"},
                "Asha recorded the decision on Self-assessment 4821 7735: Has no eligible needs.",
            ),
            (
                "paused",
                {"reason": "unwell"},
                f"Asha stopped the clock of Self-assessment 4821 7735: {UNWELL}.",
            ),
            (
                "exported",
                {"to": "Liquidlogic"},
                "Asha exported Self-assessment 4821 7735 to Liquidlogic.",
            ),
        ],
    )
    def test_codes_are_called_by_their_names(self, verb, detail, words):
        assert sentence(event(verb, words="Asha", **detail)) == words

    def test_a_code_that_is_gone_stands_as_it_is(self):
        said = sentence(event("attempted", words="Asha", how="pigeon", outcome="spoke"))
        assert said.endswith("pigeon: Spoke with the carer.")

    def test_a_detail_that_is_no_code_at_all(self):
        assert "{'a': 1}" in sentence(event("exported", words="Asha", to={"a": 1}))


class TestForTheCarer:
    @pytest.mark.parametrize(
        ("verb", "hers", "theirs", "ours"),
        [
            (
                "sent",
                "You sent this to us.",
                "Asha Example, Carers service sent this to us for you.",
                None,
            ),
            ("read", None, "Asha Example, Carers service opened what you sent.", None),
            ("talk_booked", None, "Asha Example, Carers service booked a talk with you.", None),
            (
                "review_invited",
                None,
                "Asha Example, Carers service invited you to a review.",
                "We invited you to a review.",
            ),
            (
                "withdrawn",
                "You withdrew this.",
                "Asha Example, Carers service withdrew this, as you asked.",
                None,
            ),
            ("joined_account", "You added this to your account.", None, None),
        ],
    )
    def test_by_who_did_it(self, asha, verb, hers, theirs, ours):
        assert (told(verb), told(verb, asha), told(verb, words="the portal")) == (
            hers,
            theirs,
            ours,
        )

    def test_a_carer_with_an_account_is_herself(self, db):
        assert (
            told("added_to", UserFactory(name="Amina", organisation="")) == "You added something."
        )

    def test_somebody_whose_role_has_ended_is_still_named(self, asha):
        asha.grants.update(
            ends_on=at("2026-01-01T00:00").date(), starts_on=at("2025-01-01T00:00").date()
        )
        assert told("read", asha).startswith("Asha Example")

    def test_invented_people_are_said_to_be(self, asha):
        asha.is_demonstration = True
        asha.save()
        assert "Asha Example (demonstration), Carers service" in told("read", asha)

    def test_without_an_organisation_the_name_alone(self, db):
        lone = person("carers_adviser", name="Ben", organisation="")
        assert told("read", lone) == "Ben opened what you sent."

    def test_harm_that_was_read_looks_like_any_other_reading(self, asha):
        assert told("harm_read", asha) == told("read", asha)

    def test_the_outcome_of_the_decision_is_in_her_letter_not_here(self, asha):
        assert told("decided", asha, outcome="does-not") == told("decided", asha, outcome="meets")

    @pytest.mark.parametrize("how", Attempt.How.values)
    def test_attempts_by_how(self, asha, how):
        assert told("attempted", asha, how=how, outcome="no-answer") == str(ATTEMPTS[how]) % {
            "who": "Asha Example, Carers service"
        }
        assert told("attempted", asha, how=how, outcome="spoke") == str(SPOKE) % {
            "who": "Asha Example, Carers service"
        }

    @pytest.mark.parametrize("reason", CasePause.Reason.values)
    def test_pauses_by_reason(self, asha, reason):
        assert told("paused", asha, reason=reason) == str(PAUSES[reason])

    @pytest.mark.parametrize("organisation", Organisation.values)
    def test_transfers_by_where_to(self, asha, organisation):
        assert told("transferred", asha, to=organisation) == str(TRANSFERS[organisation])

    @pytest.mark.parametrize(
        ("verb", "detail"),
        [
            ("attempted", {"how": "pigeon"}),
            ("paused", {"reason": "x"}),
            ("transferred", {}),
            ("assigned", {}),
            ("without_owner", {}),
            ("never_heard_of", {}),
        ],
    )
    def test_what_has_no_words_is_not_told(self, asha, verb, detail):
        assert told(verb, asha, **detail) is None

    def test_the_new_owner_and_the_day_of_the_review(self, asha):
        assert (
            told("assigned", asha, owner="Ben Example")
            == "Ben Example now looks after this for you."
        )
        assert told("review_set", asha, on="2027-01-08").endswith("review: 8 January 2027.")
        assert told("review_set", asha, on="soon").endswith("review: .")

    def test_alerts_are_none_of_it(self):
        assert for_carer(AuditEvent(verb="alerts.alert.raised", actor_words="the portal")) is None

    def test_names_are_kept_together_in_any_script(self, asha):
        assert for_carer(event("read", asha)).startswith("\u2068Asha Example, Carers service\u2069")

    def test_in_her_language(self, asha, monkeypatch):
        with translation.override("ur"):
            assert for_carer(event("read", asha))

    @pytest.mark.parametrize("verb", sorted(SENTENCES))
    def test_nothing_breaks_though_details_are_missing(self, asha, verb):
        short = verb.rpartition(".")[2]
        for by, words in ((asha, ""), (None, THE_PUBLIC), (None, "the portal")):
            said = told(short, by, words)
            assert said is None or ("%(" not in said and said.endswith("."))


class TestAList:
    def test_newest_first_and_the_same_on_one_day_once(self, asha):
        events = [
            event("read", asha, when="2026-11-26T09:00"),
            event("read", asha, when="2026-11-27T09:00"),
            event("read", asha, when="2026-11-27T15:00"),
            event("noted", asha, when="2026-11-27T12:00"),
            event("without_owner", when="2026-11-27T12:00"),
        ]
        for number, one in enumerate(events):
            one.pk = number
        seen = seen_by_carer(events)
        assert [one.at for one in seen] == [
            at("2026-11-27T15:00"),
            at("2026-11-27T12:00"),
            at("2026-11-26T09:00"),
        ]

    def test_two_queries_at_most_however_many(self, asha, django_assert_max_num_queries):
        ben = person("council_worker")
        events = [event("read", one) for one in (asha, ben) * 20]
        for number, one in enumerate(events):
            one.pk = number
        with django_assert_max_num_queries(1):
            assert len(seen_by_carer(events)) == 2

    def test_of_nothing(self, django_assert_num_queries, db):
        with django_assert_num_queries(0):
            assert seen_by_carer([]) == []
