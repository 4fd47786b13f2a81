"""Level by role by content; the data file names only what exists."""

import pytest

from portal.accounts.roles import CODES
from portal.alerts.levels import UnknownRole, rule_for
from portal.alerts.models import Level
from tests.factories.alerts import COUNCIL, PROVIDER, alert_of

NOW, HARM, CONCERN, SURVEY = Level.NOW, Level.HARM, Level.CONCERN, Level.SURVEY
READS, NOTICE, NOTHING = True, False, None

WITH_PROVIDER = {
    #                          R0       R2       concern  survey
    "intake":                 (READS,   READS,   READS,   READS),
    "safeguarding_lead":      (NOTHING, READS,   READS,   READS),
    "carers_adviser":         (READS,   NOTICE,  READS,   READS),
    "carers_manager":         (READS,   NOTICE,  READS,   READS),
    "council_worker":         (NOTHING, NOTHING, NOTHING, NOTHING),
    "council_manager":        (NOTHING, NOTHING, NOTHING, NOTHING),
    "independent_living":     (NOTHING, NOTHING, NOTHING, NOTHING),
    "complaints":             (NOTHING, NOTHING, NOTHING, NOTHING),
    "principal_social_worker": (NOTHING, NOTHING, NOTHING, NOTHING),
    "directory_editor":       (NOTHING, NOTHING, NOTHING, NOTHING),
    "survey_analyst":         (NOTHING, NOTHING, NOTHING, NOTHING),
    "commissioner":           (NOTHING, NOTHING, NOTHING, NOTHING),
    "translator":             (NOTHING, NOTHING, NOTHING, NOTHING),
    "data_protection_lead":   (NOTHING, NOTHING, NOTHING, NOTHING),
    "system_administrator":   (NOTHING, NOTHING, NOTHING, NOTHING),
}  # fmt: skip
"""What each role gets of an alert that goes to the provider, by level."""


def recipients(alert):
    return {one.role: one.with_content for one in alert.recipients.all()}


def test_the_table_names_every_role():
    assert set(WITH_PROVIDER) == set(CODES)


@pytest.mark.parametrize("role", CODES)
@pytest.mark.parametrize("level", Level)
def test_who_gets_what(level, role):
    expected = WITH_PROVIDER[role][list(Level).index(level)]
    assert rule_for(level).recipients_with(PROVIDER).get(role, NOTHING) is expected


@pytest.mark.parametrize("level", Level)
def test_without_other_roles_only_those_of_the_level(level):
    assert rule_for(level).recipients_with({}) == rule_for(level).recipients


@pytest.mark.parametrize("level", Level)
def test_the_level_decides_where_both_name_a_role(level):
    assert rule_for(level).recipients_with({"intake": False})["intake"] is True


def test_of_harm_nobody_reads_but_those_whom_the_level_names():
    everyone = dict.fromkeys(CODES, True)
    reads = {role for role, may in rule_for(HARM).recipients_with(everyone).items() if may}
    assert reads == {"intake", "safeguarding_lead"}


def test_a_role_that_may_not_read_stays_so_at_every_level():
    for level in Level:
        assert rule_for(level).recipients_with({"commissioner": False})["commissioner"] is False


def test_a_role_that_nobody_can_hold_is_refused(db):
    with pytest.raises(UnknownRole):
        alert_of(NOW, roles={"carer_adviser": True})


def test_the_recipients_are_stored_with_the_alert(db):
    assert recipients(alert_of(NOW, roles=COUNCIL))["council_worker"] is True
    assert recipients(alert_of(HARM, roles=COUNCIL))["council_worker"] is False


@pytest.mark.parametrize("level", Level)
def test_the_file_names_roles_that_exist(level):
    rule = rule_for(level)
    assert {*rule.recipients, *rule.escalates_to} <= set(CODES)
    assert rule.first
    assert rule.source


# Escalation ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "added", "late"),
    [
        (NOW, {}, {"safeguarding_lead": True, "council_manager": False}),
        (
            NOW,
            PROVIDER,
            {"safeguarding_lead": True, "council_manager": False, "carers_manager": True},
        ),
        (NOW, {"carers_adviser": False},
         {"safeguarding_lead": True, "council_manager": False, "carers_manager": False}),
        (NOW, COUNCIL, {"safeguarding_lead": True, "council_manager": True}),
        (NOW, {"council_worker": True}, {"safeguarding_lead": True, "council_manager": True}),
        (HARM, PROVIDER,
         {"safeguarding_lead": True, "council_manager": False, "carers_manager": False}),
        (HARM, COUNCIL, {"safeguarding_lead": True, "council_manager": False}),
        (CONCERN, {}, {"safeguarding_lead": True, "council_manager": False}),
        (SURVEY, {}, {"safeguarding_lead": True, "council_manager": False}),
    ],
)  # fmt: skip
def test_who_is_told_when_it_is_late(level, added, late):
    rule = rule_for(level)
    assert rule.told_when_late(rule.recipients_with(added)) == late
