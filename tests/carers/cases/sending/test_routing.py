"""Whose work a case is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carers.cases.routing import area_of, place, rules, teams
from carers.models import Case
from carers.models.services import Organisation
from carers.routing import routes

ADULT = ["adult"]


def where(routing=ADULT, *, joint=False, ward_stay=False, source="self"):
    found = place(routing=routing, joint=joint, ward_stay=ward_stay, source=source)
    return found.code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "carers service/wellbeing"),
        ({"source": "gp"}, "carers service/wellbeing"),
        ({"source": "community"}, "carers service/wellbeing"),
        ({"source": "staff"}, "carers service/wellbeing"),
        ({"source": "ward"}, "carers service/hospital"),
        ({"ward_stay": True}, "carers service/hospital"),
        ({"joint": True}, "council/adults"),
        ({"joint": True, "ward_stay": True}, "council/adults"),
        ({"joint": True, "source": "ward"}, "council/adults"),
        ({"routing": ["adult", "council_known"]}, "council/adults"),
        ({"routing": ["adult", "council_known"], "ward_stay": True}, "council/adults"),
        ({"routing": ["adult", "elsewhere"]}, "carers service/wellbeing"),
        ({"routing": ["parent"]}, "carers service/wellbeing"),
        ({"routing": ["adult", "contracted"]}, "carers service/wellbeing"),
        ({"routing": ["young"]}, "carers service/young"),
        ({"routing": ["young", "transition"]}, "carers service/young"),
        ({"routing": ["young", "council_known"]}, "carers service/young"),
        ({"routing": ["young"], "joint": True}, "carers service/young"),
        ({"routing": ["young"], "ward_stay": True, "source": "ward"}, "carers service/young"),
        ({"routing": []}, "carers service/wellbeing"),
        ({"routing": ["no-such-route"]}, "carers service/wellbeing"),
    ],
)
def test_a_case_goes_where_the_rules_say(said, code):
    assert where(**said) == code


@given(
    routing=st.sets(st.sampled_from([*routes(), "unknown"])),
    joint=st.booleans(),
    ward_stay=st.booleans(),
    source=st.sampled_from([*Case.Source.values, "unknown"]),
)
def test_there_is_always_exactly_one_place(routing, joint, ward_stay, source):
    said = {"joint": joint, "ward_stay": ward_stay, "source": source}
    placed = place(routing=routing, **said)
    assert placed.team in teams()
    assert placed.organisation == teams()[placed.team].organisation
    assert placed.organisation in Organisation.values
    assert placed == place(routing=sorted(routing), **said)
    if "young" in routing:
        assert placed.team == "young"


def test_a_person_under_18_never_gets_to_the_council_as_an_adult():
    assert not [one for one in rules()[: rules().index(_young())] if one.team == "adults"]


def _young():
    return next(rule for rule in rules() if rule.route == "young")


def test_every_rule_says_where_it_comes_from_and_only_the_last_has_no_condition():
    assert all(rule.because for rule in rules())
    free = [one for one in rules() if not (one.route or one.joint or one.ward_stay or one.source)]
    assert free == [rules()[-1]]


def test_rules_name_routes_sources_and_teams_that_there_are():
    assert {one.route for one in rules() if one.route} <= set(routes())
    assert {one.source for one in rules() if one.source} <= set(Case.Source.values)
    assert {one.team for one in rules()} == set(teams())


def test_whoever_lives_elsewhere_is_taken_in_with_a_note():
    said = {"joint": False, "ward_stay": False, "source": "self"}
    (note,) = place(routing=["adult", "elsewhere"], **said).notes
    assert "another council" in note
    assert place(routing=["adult"], **said).notes == ()


@pytest.mark.parametrize(
    ("postcode", "area"),
    [("CV6 5AR", "CV6"), ("cv65ar", "CV6"), ("CV6", "CV6"), ("", ""), ("  ", ""), ("B1 1AA", ""),
     ("nonsense", "")],
)  # fmt: skip
def test_of_a_postcode_only_the_district_is_left(postcode, area):
    assert area_of(postcode) == area
