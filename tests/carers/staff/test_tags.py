"""What tags stand for, and that everything the law wants is asked."""

import pytest

from carers.staff.tags import in_words, regulation_3, section_10
from questionnaires.definition import read
from questionnaires.in_words import originals
from tests.carers.staff import shipped
from tests.questionnaires import invented


@pytest.mark.parametrize(
    ("tag", "kind", "words"),
    [
        ("S10-WORK", "section 10", "Works, or wishes to work"),
        ("R3-C1=F", "regulation 3", "Needs arise from necessary care for an adult: false"),
        (
            "R3-O4b=T",
            "regulation 3",
            "Eating and drinking well: can, with significant pain, distress or anxiety: true",
        ),
        ("R3-W=U", "regulation 3", "A significant impact on the carer’s wellbeing: not known"),
        ("R0", "danger", "Danger now: the help page comes at once"),
        ("R3", "danger", "Strain: ordinary help, ordered first"),
        ("route:young", "route", "Young carer"),
        ("route:moon", "other", "route:moon"),
        ("R3-O9a=T", "other", "R3-O9a=T"),
        ("R3-O1d=T", "other", "R3-O1d=T"),
    ],
)
def test_a_tag_in_words(tag, kind, words):
    found = in_words(tag)
    assert (found.kind, found.words, found.tag) == (kind, words, tag)


def test_every_tag_that_ships_is_explained():
    tags = {
        tag
        for question in shipped.definition().questions
        for tag in [*question.tags, *(tag for option in question.options for tag in option.tags)]
    }
    assert [tag for tag in tags if in_words(tag).kind == "other"] == []


def test_every_point_of_section_10_is_asked():
    covered = {one.code: one.questions for one in section_10(shipped.definition())}
    assert set(covered) == set(shipped.definition().required_tags)
    assert all(covered.values())


def test_a_point_that_nobody_asks_about_is_there_without_questions():
    covered = {one.code: one.questions for one in section_10(invented.definition())}
    assert covered["S10-WORK"] == ("pets",)
    assert covered["S10-ABLE"] == ()


def test_each_part_of_regulation_3_can_come_out_true_and_false():
    limbs = regulation_3(shipped.definition())
    assert len(limbs) == 27
    assert [limb.part for limb in limbs if not limb.is_whole] == []


def test_the_answers_that_make_a_part_true_are_named_once_for_all_copies():
    limbs = {limb.part: limb for limb in regulation_3(invented.definition())}
    assert limbs["H"].answers["T"] == (("kind", "dog"),)
    assert not limbs["H"].is_whole
    assert limbs["O1a"].answers == {"T": (), "F": (), "U": ()}


def test_a_question_asked_from_the_second_person_on_is_there_once():
    codes = [question.code for question in originals(invented.definition())]
    assert codes == ["pets", "kind", "walks", "name-2", "more"]


def test_a_broken_tag_breaks_nothing():
    data = invented.data()
    data["section"][0]["page"][0]["question"][0]["option"][0]["tags"] = ["R3-X=T", "R3-"]
    assert len(regulation_3(read(data))) == 27
