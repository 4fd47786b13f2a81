"""Changing the questions of a form, without a database."""

from itertools import permutations

import pytest

from questionnaires.checking import problems
from questionnaires.conditions import asked
from questionnaires.definition import read
from surveys.bank import BANK
from surveys.editing.bank_conditions import keep_in_step, untouched
from surveys.editing.from_bank import add_pages, offered, pages_of
from surveys.editing.sheet import Gone, Refused, Sheet
from surveys.models import Form
from tests.factories.surveys import definition, english


@pytest.fixture
def sheet():
    data = definition()
    return Sheet("tea-club", {"definition": data, "texts": english(data)})


def order(sheet):
    return [row["code"] for row in sheet.questions()]


def faults(sheet):
    return problems(read(sheet.definition), sheet.texts)


def test_what_it_is_made_of_stays_as_it_was():
    body = {"definition": definition(), "texts": {}}
    Sheet("tea-club", body).remove("age")
    assert body["definition"] == definition()


@pytest.mark.parametrize(
    ("page", "step", "expected"),
    [
        ("happy", -1, ["safe", "happy", "contact-wanted", "change"]),
        ("happy", 1, ["safe", "contact-wanted", "change", "happy"]),
        ("safe", 1, ["contact-wanted", "safe", "happy", "change"]),
    ],
)
def test_a_page_changes_places_with_its_neighbour(sheet, page, step, expected):
    sheet.move(page, step)
    assert order(sheet)[:4] == expected


@pytest.mark.parametrize(("page", "step"), [("safe", -1), ("change", 1), ("age", 1), ("age", -1)])
def test_a_page_does_not_leave_its_section(sheet, page, step):
    with pytest.raises(Refused, match="stands there already"):
        sheet.move(page, step)


def test_a_question_stays_behind_the_one_that_opens_it(sheet):
    sheet.question("happy")["visible_if"] = {"question": "contact-wanted"}
    with pytest.raises(Refused, match="‘happy\\?’ is asked only after answers to ‘contact-wanted"):
        sheet.move("happy", -1)


@pytest.mark.parametrize("change", [lambda s: s.move("x", 1), lambda s: s.remove("x")])
def test_what_is_not_there_cannot_be_changed(sheet, change):
    with pytest.raises(Gone):
        change(sheet)


def test_nothing_is_left_of_what_is_taken_out(sheet):
    sheet.remove("age")
    assert "age" not in order(sheet)
    assert not {"question/age", "page/age", "section/about-you"} & set(sheet.texts)
    assert faults(sheet) == []


def test_what_another_question_depends_on_is_not_taken_out(sheet):
    with pytest.raises(Refused, match="‘contact-name\\?’ is asked only after answers"):
        sheet.remove("contact-wanted")


def test_another_name_goes_through_all_conditions(sheet):
    sheet.rename("contact-wanted", "contact-wanted-2")
    assert sheet.question("contact-how")["visible_if"]["question"] == "contact-wanted-2"
    assert sheet.was["question/contact-wanted-2"] == "question/contact-wanted"
    assert "contact-wanted-2" in [page["code"] for _, page in sheet.pages()]
    assert faults(sheet) == []


# The bank ---------------------------------------------------------------------


def bare(form=Form.STANDARD, *pages, hides=False):
    sheet = Sheet("new")
    for page in pages:
        add_pages(sheet, [page], form=form, hides=hides)
    return sheet


def opens(sheet, code="contact-how"):
    return {one for one, _ in asked(sheet.question(code).get("visible_if"))}


@pytest.mark.parametrize("pages", list(permutations(["contact-details", "pass-on", "dp-wishes"])))
def test_what_depends_on_each_other_is_added_together_in_any_order(pages):
    sheet = Sheet("new")
    add_pages(sheet, pages, form=Form.STANDARD, hides=False)
    assert order(sheet)[:3] == ["dp-wishes", "pass-complaint", "pass-compliment"]
    assert opens(sheet) == {"dp-wishes", "pass-complaint", "pass-compliment"}
    assert faults(sheet) == []


def test_a_wish_that_is_added_later_opens_the_contact_too():
    sheet = bare(Form.STANDARD, "contact", "contact-details", "wishes")
    assert opens(sheet) == {"contact", "wishes"}


def test_a_wish_that_is_taken_out_leaves_the_others():
    sheet = bare(Form.STANDARD, "contact", "wishes", "contact-details")
    keep_in_step(sheet, untouched(sheet, Form.STANDARD), without="wishes")
    sheet.remove("wishes")
    assert opens(sheet) == {"contact"}
    keep_in_step(sheet, untouched(sheet, Form.STANDARD), without="contact")
    with pytest.raises(Refused, match="Change when that one is asked first"):
        sheet.remove("contact")


def test_conditions_that_staff_changed_are_theirs():
    sheet = bare(Form.STANDARD, "contact", "contact-details")
    own = {"question": "contact", "any_of": ["yes"]}
    sheet.question("contact-how")["visible_if"] = own
    add_pages(sheet, ["wishes"], form=Form.STANDARD, hides=False)
    assert opens(sheet) == {"contact"}
    assert opens(sheet, "contact-name") == {"contact", "wishes"}


def test_a_question_of_the_bank_comes_with_its_shared_words():
    sheet = bare(Form.STANDARD, "happy")
    assert sheet.shared == {"question/happy": BANK, "section/questions": BANK}
    assert sheet.is_shared("happy")
    assert faults(sheet) == []


def test_sections_stand_in_their_order():
    sheet = bare(Form.STANDARD, "contact", "contact-details", "about-you", "happy")
    codes = [section["code"] for section in sheet.definition["section"]]
    assert codes == ["questions", "about-you", "contact"]
    assert faults(sheet) == []


def test_conditions_on_what_is_not_asked_fall_out():
    sheet = bare(Form.STANDARD, "contact", "contact-details")
    condition = sheet.question("contact-how")["visible_if"]
    assert condition == {"question": "contact", "any_of": ["yes", "not-sure"]}


@pytest.mark.parametrize(
    ("page", "sentence"),
    [("contact-details", "‘Do you want someone to contact you\\?’"), ("quote", "Add one of these")],
)
def test_what_nothing_could_open_is_not_added(page, sentence):
    with pytest.raises(Refused, match=sentence):
        bare(Form.STANDARD, page)


def test_nothing_is_asked_twice():
    with pytest.raises(Refused, match="asked already"):
        bare(Form.STANDARD, "happy", "happy")


@pytest.mark.parametrize(("hides", "expected"), [(True, True), (False, None)])
def test_every_page_after_a_safeguarding_enquiry_can_be_left(hides, expected):
    ((_, page),) = bare(Form.STANDARD, "change", hides=hides).pages()
    assert page.get("exit_page") is expected


def test_pictures_are_those_of_the_form():
    def first(form):
        return bare(form, "eq-age").question("eq-age")["option"][0]["picture"]

    assert (first(Form.STANDARD), first(Form.EASY)) == ("", "child")


def test_each_form_is_offered_its_own_scales_grouped_by_what_they_measure():
    assert "happy-easy" not in pages_of(Form.STANDARD)
    assert "happy" not in pages_of(Form.EASY)
    groups = {group.title: group.offers for group in offered(bare(), Form.EASY)}
    assert [one.page for one in groups["Happy with the help"]] == ["happy-easy"]
    assert {"About the person", "How to reach the person", "Other questions"} <= set(groups)
    further = offered(bare(Form.EASY, "happy-easy"), Form.EASY)
    assert "Happy with the help" not in [group.title for group in further]
