"""Which versions a staff page is about, and which one is compared with which."""

import pytest

from carers.models import Ruleset
from carers.permissions import can_keep_questions, can_see_paths
from carers.staff.chosen import chosen
from carers.staff.versions import all_shelves, compared_with
from portal.accounts.addresses import Pretender
from portal.accounts.roles import CODES
from questionnaires.models import VersionState
from tests.carers.plan.conftest import published

SMALL = {"rules": []}
DRAFT, ACTIVE, RETIRED = VersionState.DRAFT, VersionState.ACTIVE, VersionState.RETIRED


def rulesets(*states):
    return [published(SMALL, number=n, state=state) for n, state in enumerate(states, start=1)]


@pytest.mark.parametrize(
    ("states", "which", "number"),
    [
        ((ACTIVE, DRAFT), "", 1),
        ((ACTIVE, DRAFT), "active", 1),
        ((ACTIVE, DRAFT), "draft", 2),
        ((ACTIVE,), "draft", 1),
        ((DRAFT,), "", 1),
        ((RETIRED, ACTIVE), "draft", 2),
        ((ACTIVE, DRAFT), "nonsense", 1),
    ],
)
def test_the_draft_or_what_is_in_use_each_filled_up_by_the_other(db, states, which, number):
    rulesets(*states)
    assert chosen(which).ruleset.number == number


def test_an_old_version_by_its_number(db):
    rulesets(RETIRED, ACTIVE)
    assert chosen("", rules_number="1").ruleset.state == RETIRED
    assert chosen("", rules_number="9").ruleset.number == 2


def test_nothing_where_there_is_nothing(db):
    found = chosen("")
    assert (found.version, found.ruleset, found.english, found.book) == (None, None, None, None)
    assert found.address == "?"


def test_rules_that_cannot_be_read_are_no_book(db):
    rulesets(ACTIVE)
    assert chosen("").book is None


def test_a_draft_is_compared_with_what_is_in_use_and_others_with_the_one_before(db):
    first, second, active, draft = rulesets(RETIRED, RETIRED, ACTIVE, DRAFT)
    found = {one.number: compared_with("rules", one) for one in (first, second, active, draft)}
    assert found == {1: None, 2: first, 3: second, 4: active}


def test_the_shelf_is_in_the_order_of_use(db):
    rulesets(RETIRED, RETIRED, ACTIVE, DRAFT)
    of_rules = {shelf.what: shelf.rows for shelf in all_shelves()}["rules"]
    assert [row.number for row in of_rules] == [4, 3, 2, 1]
    assert Ruleset.objects.count() == 4


def test_who_reads_and_who_publishes():
    reading = {code for code in CODES if can_see_paths(Pretender(code))}
    keeping = {code for code in CODES if can_keep_questions(Pretender(code))}
    assert keeping == {"carers_manager", "council_manager", "system_administrator"}
    assert reading - keeping == {"carers_adviser", "council_worker", "principal_social_worker"}
    assert keeping < reading
