"""One page of a questionnaire as a form, made from the definition and the reader's words."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from portal.languages.formats import number
from portal.languages.templatetags.words import english
from questionnaires.conditions import Answer, chosen
from questionnaires.definition import Page, Question
from questionnaires.postcodes import read_postcode
from questionnaires.texts import Words
from questionnaires.widgets import OptionBoxes, OptionRadios

LONGEST_KEPT = 20_000
"""Of one text that waits to be made shorter, in characters."""
LONGEST_CODE, MOST_CHOSEN = 60, 60


class PageForm(forms.Form):
    """Fields are named by question code. Nothing is needed but what the definition calls so."""

    use_required_attribute = False
    template_name = "questionnaires/page_form.html"
    NEEDS: ClassVar = {"required": _("Choose an answer, or write one.")}

    def __init__(
        self, *args: Any, page: Page, questions: Sequence[Question], words: Words, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.questions, self.words = page, questions, words
        for question in questions:
            self.fields[question.code] = self._field(question)

    @cached_property
    def is_one_question(self) -> bool:
        """Then the question is the heading of the page."""
        return len(self.questions) == 1

    def answers(self) -> dict[str, Answer]:
        """Of a valid form, by question code; what was left blank is there, as blank."""
        return {question.code: self.cleaned_data[question.code] for question in self.questions}

    def _field(self, question: Question) -> forms.Field:
        field = FIELDS[question.type](question, self._options(question))
        field.label = self._said(question, "title") or question.code
        field.help_text = self._said(question, "hint")
        field.required = question.required
        field.error_messages.update(self.NEEDS)
        field.question = question  # type: ignore[attr-defined]
        field.why = self._said(question, "why")  # type: ignore[attr-defined]
        # What a room puts between the question and its box.
        field.before = ""  # type: ignore[attr-defined]
        if question.is_choosing:
            field.widget.hints = self._hints(question)
        return field

    def _said(self, question: Question, field: str) -> SafeString | str:
        return english(self.words.question(question, field) or "")

    def _options(self, question: Question) -> list[tuple[str, Any]]:
        return [
            (option.code, english(self.words.option(question, option.code) or option.code))
            for option in question.options
        ]

    def _hints(self, question: Question) -> dict[str, SafeString | str]:
        found = {code: self.words.option_hint(question, code) for code in question.by_code}
        return {code: english(hint) for code, hint in found.items() if hint}


def typed(page_questions: Sequence[Question], posted: QueryDict, prefix: str) -> dict[str, Answer]:
    """What was sent for these questions and nothing else, by question code.

    Codes that are no option of theirs are left out, and endless texts are cut.
    """
    found: dict[str, Answer] = {}
    for question in page_questions:
        name = f"{prefix}-{question.code}"
        if question.is_choosing:
            codes = [code for code in question.by_code if code in posted.getlist(name)]
            found[question.code] = codes if question.type == "choices" else "".join(codes[:1])
        else:
            found[question.code] = _one_way_of_breaking(posted.get(name, ""))[:LONGEST_KEPT]
    return found


def own_fields(
    questions: Sequence[Question], posted: QueryDict, prefix: str
) -> MultiValueDict[str, str]:
    """The fields of these questions as they were sent, of whatever else was sent with them."""
    found: MultiValueDict[str, str] = MultiValueDict()
    for question in questions:
        name = f"{prefix}-{question.code}"
        most = LONGEST_KEPT if not question.is_choosing else LONGEST_CODE
        values = [value[:most] for value in posted.getlist(name)[:MOST_CHOSEN]]
        if values:
            found.setlist(name, values)
    return found


def as_posted(answers: Mapping[str, Answer], prefix: str) -> dict[str, list[str]]:
    """Answers as the fields of a form that is sent."""
    return {f"{prefix}-{code}": chosen(answer) for code, answer in answers.items()}


def _one_way_of_breaking(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


# Fields by type of question -------------------------------------------------


class _OneOption(forms.ChoiceField):
    default_error_messages = {"invalid_choice": _("Choose one of the answers on this page.")}


class _SeveralOptions(forms.MultipleChoiceField):
    default_error_messages = {
        "invalid_choice": _("Choose from the answers on this page."),
        "invalid_list": _("Choose from the answers on this page."),
    }

    def __init__(self, *, question: Question, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._codes = list(question.by_code)
        self._alone = {option.code for option in question.options if option.exclusive}

    def clean(self, value: Any) -> list[str]:
        """Whoever ticks something does not mean the 'none of these' that is ticked as well."""
        sent = set(super().clean(value))
        codes = [code for code in self._codes if code in sent]
        meant = [code for code in codes if code not in self._alone]
        if not meant and len(codes) > 1:
            raise ValidationError(
                _("Two of your answers do not fit together. Take one of them away."),
                code="exclusive",
            )
        return meant or codes


class _Words(forms.CharField):
    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._most = most

    def clean(self, value: Any) -> str:
        text = _one_way_of_breaking(super().clean(value))
        if len(text) > self._most:
            sentence = _("This is too long. Make it shorter: up to %(most)s letters.")
            raise ValidationError(sentence, code="long", params={"most": number(self._most)})
        return text


class _Postcode(_Words):
    def clean(self, value: Any) -> str:
        text = super().clean(value)
        found = read_postcode(text) if text else ""
        if found is None:
            raise ValidationError(
                _("Write a postcode like CV1 5RS, or leave this empty."), code="postcode"
            )
        return found


class _Number(_Words):
    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if text and not text.isdecimal():
            raise ValidationError(_("Write a number, or leave this empty."), code="number")
        return str(int(text)) if text else ""


Options = list[tuple[str, Any]]


def _choice(question: Question, options: Options) -> forms.Field:
    return _OneOption(choices=options, widget=OptionRadios(question))


def _choices(question: Question, options: Options) -> forms.Field:
    return _SeveralOptions(question=question, choices=options, widget=OptionBoxes(question))


def _text(question: Question, options: Options) -> forms.Field:
    return _Words(most=question.max_length, widget=forms.TextInput({"dir": "auto"}))


def _long_text(question: Question, options: Options) -> forms.Field:
    widget = forms.Textarea({"rows": 6, "maxlength": question.max_length, "dir": "auto"})
    return _Words(most=question.max_length, widget=widget)


def _postcode(question: Question, options: Options) -> forms.Field:
    attributes = {"dir": "ltr", "autocomplete": "postal-code", "class": "govuk-input--width-10"}
    return _Postcode(most=question.max_length, widget=forms.TextInput(attributes))


def _number(question: Question, options: Options) -> forms.Field:
    attributes = {"dir": "ltr", "inputmode": "numeric", "class": "govuk-input--width-5"}
    return _Number(most=min(question.max_length, 12), widget=forms.TextInput(attributes))


FIELDS = {
    "choice": _choice,
    "choices": _choices,
    "text": _text,
    "long_text": _long_text,
    "postcode": _postcode,
    "number": _number,
}
