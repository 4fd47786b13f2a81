"""Django forms in GOV.UK markup."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.template import Context, Template
from django.utils import translation

from portal.ui.validation_words import NOT_AN_EMAIL, REQUIRED
from portal.ui.widgets import Checkboxes, DateBoxesField, Radios

CHOICES = [("email", "By email"), ("phone", "By phone")]


class Everything(forms.Form):
    name = forms.CharField(label="Name", help_text="As on letters.", max_length=50)
    email = forms.EmailField(label="Email")
    words = forms.CharField(label="Words", max_length=1000, widget=forms.Textarea, required=False)
    free = forms.CharField(label="Free", widget=forms.Textarea, required=False)
    pick = forms.ChoiceField(label="Pick", choices=CHOICES)
    how = forms.ChoiceField(label="How", choices=CHOICES, widget=Radios(more={"phone": "number"}))
    number = forms.CharField(
        label="Number", required=False, widget=forms.TextInput({"type": "tel"})
    )
    when = forms.MultipleChoiceField(label="When", choices=CHOICES, widget=Checkboxes)
    agree = forms.BooleanField(label="I agree")
    born = DateBoxesField(label="Born", required=False)
    file = forms.FileField(label="File", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, initial="x")


def soup(form: forms.Form) -> BeautifulSoup:
    return BeautifulSoup(str(form), "html.parser")


def field(name: str, data: dict[str, Any] | None = None) -> Tag:
    found = soup(Everything(data)).find(attrs={"name": name})
    assert isinstance(found, Tag)
    return found


def errors_of(data: dict[str, Any]) -> forms.utils.ErrorDict:
    return Everything(data).errors


def test_a_text_field_has_its_label_and_class() -> None:
    html = soup(Everything())
    assert html.find("label", attrs={"for": "id_name"}).get_text() == "Name"
    assert "govuk-input" in field("name")["class"]


def test_a_hint_belongs_to_its_field() -> None:
    assert field("name")["aria-describedby"] == "id_name_helptext"
    assert soup(Everything()).find(id="id_name_helptext").get_text() == "As on letters."


def test_an_error_belongs_to_its_field() -> None:
    html = soup(Everything({"name": ""}))
    name = html.find(attrs={"name": "name"})
    assert name["aria-describedby"] == "id_name_helptext id_name_error"
    assert name["aria-invalid"] == "true"
    assert "govuk-input--error" in name["class"]
    assert str(REQUIRED) in html.find(id="id_name_error").get_text()


def test_an_error_is_announced_as_one() -> None:
    error = soup(Everything({})).find(id="id_name_error")
    assert error.select_one(".govuk-visually-hidden").get_text() == "Error:"


def test_what_was_typed_is_kept_and_escaped() -> None:
    assert field("name", {"name": '"><script>'})["value"] == '"><script>'


@pytest.mark.parametrize("name", ["email", "number"])
def test_addresses_and_numbers_read_from_left_to_right(name: str) -> None:
    with translation.override("ur"):
        assert field(name)["dir"] == "ltr"


def test_names_take_the_direction_of_the_page() -> None:
    assert "dir" not in field("name").attrs


def test_the_browser_checks_nothing_itself() -> None:
    assert not soup(Everything()).find_all(required=True)


def test_a_limited_text_counts_its_letters() -> None:
    counter = soup(Everything()).select_one(".govuk-character-count")
    assert counter["data-maxlength"] == "1000"
    assert "maxlength" not in counter.textarea.attrs
    assert counter.textarea["aria-describedby"] == "id_words-info"
    assert "1,000" in counter.find(id="id_words-info").get_text()


def test_the_counter_has_a_sentence_for_each_plural_of_the_language() -> None:
    with translation.override("ar"):
        counter = soup(Everything()).select_one(".govuk-character-count")
    kinds = {key.rsplit(".", 1)[1] for key in counter.attrs if "under-limit" in key}
    assert kinds == {"zero", "one", "two", "few", "many", "other"}


def test_a_text_without_a_limit_is_plain() -> None:
    assert "govuk-js-character-count" not in field("free")["class"]


def test_a_select_has_its_class() -> None:
    assert field("pick")["class"] == ["govuk-select"]


def test_radios_stand_in_a_fieldset_with_the_question_as_legend() -> None:
    fieldset = field("how").find_parent("fieldset")
    assert fieldset.legend.get_text(strip=True) == "How"


def test_each_radio_has_its_own_label() -> None:
    html = soup(Everything())
    assert html.find("label", attrs={"for": "id_how_1"}).get_text(strip=True) == "By phone"


def test_the_chosen_radio_is_checked() -> None:
    html = soup(Everything({"how": "phone"}))
    assert [tag["value"] for tag in html.find_all("input", checked=True)] == ["phone"]


def test_a_choice_opens_its_further_field() -> None:
    radio = soup(Everything()).find(id="id_how_1")
    assert radio["data-aria-controls"] == "id_number_more"
    assert soup(Everything()).find(id="id_number_more").find(attrs={"name": "number"})


def test_a_further_field_is_shown_once() -> None:
    assert len(soup(Everything()).find_all(attrs={"name": "number"})) == 1


def test_a_further_field_is_open_when_its_choice_is_made() -> None:
    more = soup(Everything({"how": "phone"})).find(id="id_number_more")
    assert "govuk-radios__conditional--hidden" not in more["class"]


def test_checkboxes_are_govuk_checkboxes() -> None:
    assert field("when")["type"] == "checkbox"
    assert field("when")["class"] == ["govuk-checkboxes__input"]


def test_a_single_checkbox_has_its_label_behind_it() -> None:
    assert field("agree").find_next_sibling("label").get_text() == "I agree"


def test_a_date_has_three_boxes_with_labels() -> None:
    boxes = soup(Everything()).select(".govuk-date-input__item")
    assert [box.label.get_text(strip=True) for box in boxes] == ["Day", "Month", "Year"]
    assert {box.input["inputmode"] for box in boxes} == {"numeric"}


def test_a_wrong_date_marks_its_boxes() -> None:
    data = {"born_day": "31", "born_month": "2", "born_year": "2026"}
    boxes = soup(Everything(data)).select(".govuk-date-input__input")
    assert all("govuk-input--error" in box["class"] for box in boxes)
    assert [box["value"] for box in boxes] == ["31", "2", "2026"]


def test_hidden_fields_are_there_without_a_label() -> None:
    html = soup(Everything())
    assert html.find(attrs={"name": "secret"})["type"] == "hidden"
    assert not html.find("label", attrs={"for": "id_secret"})


def test_errors_of_the_whole_form_are_shown() -> None:
    form = Everything({})
    form.add_error(None, "Try again.")
    assert "Try again." in soup(form).get_text()


def test_a_wrong_email_is_told_in_our_words() -> None:
    assert errors_of({"email": "nobody"})["email"] == [str(NOT_AN_EMAIL)]


def test_a_choice_that_does_not_exist_is_told_in_our_words() -> None:
    assert errors_of({"pick": "pigeon"})["pick"] == ["Choose one of the answers shown."]


def test_too_many_letters_are_counted_for_the_reader() -> None:
    assert errors_of({"name": "x" * 51})["name"] == ["Use 50 letters at most."]


class TestDateBoxes:
    @staticmethod
    def clean(*boxes: str) -> datetime.date | None:
        return DateBoxesField(required=False).clean(list(boxes))

    def test_a_date(self) -> None:
        assert self.clean("1", "03", "1956") == datetime.date(1956, 3, 1)

    def test_nothing(self) -> None:
        assert self.clean("", "", "") is None

    @pytest.mark.parametrize(
        ("boxes", "sentence"),
        [
            (("1", "", "1956"), "Write the day, the month and the year."),
            (("31", "2", "1956"), "This date is not in the calendar."),
            (("x", "2", "1956"), "This date is not in the calendar."),
            (("1", "2", "0"), "This date is not in the calendar."),
        ],
    )
    def test_a_wrong_date_says_why(self, boxes: tuple[str, ...], sentence: str) -> None:
        with pytest.raises(forms.ValidationError, match=sentence):
            self.clean(*boxes)

    def test_digits_of_other_scripts_are_understood(self) -> None:
        assert self.clean("۱", "۳", "۱۹۵۶") == datetime.date(1956, 3, 1)

    def test_a_date_that_is_known_fills_the_boxes(self) -> None:
        widget = DateBoxesField().widget
        assert widget.decompress(datetime.date(1956, 3, 1)) == [1, 3, 1956]


class TestErrorSummary:
    @staticmethod
    def links(form: forms.Form | None) -> list[str]:
        html = Template("{% error_summary form %}").render(Context({"form": form}))
        return [link["href"] for link in BeautifulSoup(html, "html.parser").find_all("a")]

    def test_it_leads_to_the_first_input_of_each_wrong_field(self) -> None:
        assert self.links(Everything({"born_day": "x"})) == [
            "#id_name", "#id_email", "#id_pick", "#id_how_0", "#id_when_0", "#id_agree",
            "#id_born_0", "#id_secret",
        ]  # fmt: skip

    def test_each_link_has_something_to_lead_to(self) -> None:
        form = Everything({"born_day": "x"})
        ids = {tag["id"] for tag in soup(form).find_all(id=True)}
        assert {link.removeprefix("#") for link in self.links(form)} <= ids

    def test_a_new_form_has_none(self) -> None:
        assert self.links(Everything()) == []

    def test_a_page_without_a_form_has_none(self) -> None:
        assert self.links(None) == []

    def test_the_title_says_error_first(self) -> None:
        title = Template("{% error_prefix form %}Name").render(Context({"form": Everything({})}))
        assert title.strip().startswith("Error: Name") or title.split() == ["Error:", "Name"]

    def test_the_title_of_a_right_form_does_not(self) -> None:
        title = Template("{% error_prefix form %}Name").render(Context({"form": Everything()}))
        assert title.strip() == "Name"
