"""Writing a question and its answers. For staff, in English."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory

from portal.ui.widgets import Checkboxes, Radios
from surveys.constructs import constructs
from surveys.editing.from_bank import Group
from surveys.editing.pictures import named
from surveys.editing.shown import PLACE_WORDS, SECTION_TITLES
from surveys.editing.wording import KINDS, NewOption, Wording
from surveys.forms.fields import line, one_of, tick

MOST_OPTIONS = 30
BLANK_ROWS = 3
LONGEST_TITLE, LONGEST_HINT, LONGEST_ANSWER = 200, 500, 150
UP, DOWN = "up", "down"
OWN_SECTIONS = ("questions", "about-you")
"""Those that staff add to. How to reach somebody is asked by a page of the bank."""


class QuestionForm(forms.Form):
    """Everything but the answers."""

    title = line(
        "The question",
        most=LONGEST_TITLE,
        needs="Write the question.",
        help_text="Everyday words, under 15 of them.",
    )
    hint = line("Hint", most=LONGEST_HINT, help_text="If the question needs one. Stands below it.")
    why = line("Why we ask", most=LONGEST_HINT)
    kind = one_of(
        "How people answer",
        [(code, kind.label) for code, kind in KINDS.items()],
        needs="Choose how people answer.",
        wrong="Choose one of the ways in the list.",
    )
    indicator = one_of(
        "What it measures",
        [("", "Nothing of these"), *((one.code, one.title) for one in constructs().values())],
        wrong="Choose one of the list.",
        help_text="Questions that measure the same are shown together, in both forms.",
    )
    about_person = tick("It is about the person: results can be broken down by it.")
    required = tick("It must be answered. Only where it asks for consent.")


class NewQuestionForm(QuestionForm):
    section = one_of(
        "Where it stands",
        [(code, SECTION_TITLES[code]) for code in OWN_SECTIONS],
        needs="Choose where it stands.",
        wrong="Choose one of the two.",
        widget=Radios,
        initial="questions",
    )


class ChangeQuestionForm(QuestionForm):
    minor = tick("Only a small correction: translations stay as they are.")
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    as_new = tick("Yes, make it a new question. Its results begin anew.")

    def __init__(self, *args: Any, kept_indicator: str, **kwargs: Any) -> None:
        """What the question measures stays a choice where a later bank does not know it."""
        super().__init__(*args, **kwargs)
        self._as_new = self.fields["as_new"].widget
        self.fields["as_new"].widget = forms.HiddenInput()
        known: Any = self.fields["indicator"]
        if kept_indicator and kept_indicator not in constructs():
            known.choices = [*known.choices, (kept_indicator, kept_indicator)]

    def show_as_new(self) -> None:
        """Asked only where the change makes it one."""
        self.fields["as_new"].widget = self._as_new


class OptionForm(forms.Form):
    """One answer. A row without words is none."""

    code = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    words = line("Words", most=LONGEST_ANSWER)
    picture = one_of("Picture", [], wrong="Choose one of the pictures in the list.")
    place = one_of(
        "On the scale", PLACE_WORDS.items(), wrong="Choose one of the places in the list."
    )
    order = forms.IntegerField(
        label="Place in the list",
        required=False,
        min_value=1,
        max_value=MOST_OPTIONS,
        widget=forms.NumberInput({"class": "govuk-input--width-2"}),
        error_messages={
            "invalid": "Write a number.",
            "min_value": "Write a number from 1.",
            "max_value": f"Write a number up to {MOST_OPTIONS}.",
        },
    )
    alert = tick("Somebody is told")
    exclusive = tick("Rules out the others")
    gone = tick("Take it out")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["picture"]
        field.choices = [("", "No picture"), *named()]

    @property
    def is_there(self) -> bool:
        """Of a valid form."""
        return bool(self.cleaned_data.get("words")) and not self.cleaned_data.get("gone")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("code") and not data.get("words") and not data.get("gone"):
            self.add_error("words", "Write the answer, or take it out.")
        return data

    def option(self) -> NewOption:
        data = self.cleaned_data
        names = ("words", "code", "picture", "place", "alert", "exclusive")
        return NewOption(**{name: data[name] for name in names})


class BaseOptions(BaseFormSet):  # type: ignore[type-arg]
    """The answers of a question, in their order. Codes that the question does not have are not
    believed."""

    def __init__(self, *args: Any, known: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known or {}

    def options(self) -> tuple[NewOption, ...]:
        """Of valid forms."""
        there = [one for one in self.forms if one.is_there]
        place = {id(one): number for number, one in enumerate(there)}
        there.sort(key=lambda one: (one.cleaned_data.get("order") or MOST_OPTIONS, place[id(one)]))
        return tuple(one.option() for one in there)

    def faults(self) -> list[str]:
        """Of a bound one that is not valid: what is wrong with which answer."""
        found = [str(error) for error in self.non_form_errors()]
        for number, one in enumerate(self.forms, start=1):
            errors = [str(error) for of_field in one.errors.values() for error in of_field]
            found += [f"Answer {number}: {error}" for error in errors]
        return found

    def clean(self) -> None:
        codes = [one.cleaned_data["code"] for one in self.forms if one.cleaned_data.get("code")]
        if len(codes) != len(set(codes)) or not set(codes) <= set(self.known):
            raise forms.ValidationError("The answers do not fit this question. Load it once more.")


Options: type[BaseOptions] = formset_factory(  # type: ignore[assignment]
    OptionForm,
    formset=BaseOptions,
    extra=BLANK_ROWS,
    max_num=MOST_OPTIONS,
    absolute_max=MOST_OPTIONS,
    validate_max=True,
)


def initial_options(options: tuple[NewOption, ...]) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "words": one.words,
            "picture": one.picture,
            "place": one.place,
            "alert": one.alert,
            "exclusive": one.exclusive,
            "order": number,
        }
        for number, one in enumerate(options, start=1)
    ]


def wording_from(form: QuestionForm, options: tuple[NewOption, ...]) -> Wording:
    data = form.cleaned_data
    names = ("title", "kind", "hint", "why", "required", "indicator", "about_person")
    has_options = KINDS[data["kind"]].has_options
    return Wording(**{name: data[name] for name in names}, options=options if has_options else ())


class BankForm(forms.Form):
    """Which questions of the bank are added; the groups are what it offers."""

    pages = forms.MultipleChoiceField(
        error_messages={
            "required": "Tick at least one question.",
            "invalid_choice": "One of these is asked already, or is not in the bank.",
        },
        widget=Checkboxes,
        label="Questions",
    )

    def __init__(self, *args: Any, groups: list[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pages"]
        field.choices = [
            (offer.page, " / ".join(offer.titles)) for group in groups for offer in group.offers
        ]
        self.groups = groups

    def rows(self) -> Iterator[tuple[str, list[tuple[Any, bool]]]]:
        """Each group with its offers, and whether they are ticked."""
        ticked = set(self["pages"].value() or ())
        for group in self.groups:
            yield group.title, [(offer, offer.page in ticked) for offer in group.offers]


class MoveForm(forms.Form):
    page = forms.SlugField(max_length=60)
    step = forms.ChoiceField(choices=[(UP, "up"), (DOWN, "down")])

    @property
    def by(self) -> int:
        return -1 if self.cleaned_data["step"] == UP else 1


class EarlierForm(forms.Form):
    """Which earlier question it depends on."""

    after = one_of(
        "Earlier question",
        [],
        needs="Choose an earlier question.",
        wrong="Choose one of the earlier questions.",
    )

    def __init__(self, *args: Any, earlier: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["after"]
        field.choices = [("", "Choose a question"), *earlier]


class ClauseForm(forms.Form):
    """What its answer must be."""

    says = one_of(
        "Only if its answer",
        [],
        needs="Choose what the answer must be.",
        wrong="Choose one of the list.",
        widget=Radios,
    )
    options = forms.MultipleChoiceField(
        label="Answers",
        widget=Checkboxes,
        required=False,
        error_messages={"invalid_choice": "Choose from the answers of that question."},
    )

    def __init__(
        self, *args: Any, says: Mapping[str, str], options: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["says"]
        field.choices = list(says.items())
        if options:
            self.fields["options"].choices = options  # type: ignore[attr-defined]
        else:
            del self.fields["options"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        names_answers = data.get("says") in {"is", "is-not"}
        if names_answers and "options" not in self.errors and not data.get("options"):
            self.add_error("options", "Tick at least one answer.")
        return data
