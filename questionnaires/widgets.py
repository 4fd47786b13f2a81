"""Answers as large rows: a picture, a label and a hint each; 'none of these' set apart."""

from typing import Any

from django import forms

from questionnaires.definition import Question


class _Options:
    """Gives each option what its row shows beside the label."""

    hints: dict[str, Any]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self.hints = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        row: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        option = self._question.by_code[str(value)]
        several = self._question.type == "choices"
        row["picture"] = option.picture
        row["hint"] = self.hints.get(option.code, "")
        row["stands_apart"] = option.exclusive and self._is_first_apart(option.code)
        if option.exclusive and several:
            # GOV.UK's script then takes the other ticks away.
            row["attrs"]["data-behaviour"] = "exclusive"
        return row

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["widget"]["look"] = self._question.look
        return context

    def _is_first_apart(self, code: str) -> bool:
        apart = [option.code for option in self._question.options if option.exclusive]
        return apart[:1] == [code] and apart != list(self._question.by_code)


class OptionRadios(_Options, forms.RadioSelect):
    template_name = "questionnaires/radios.html"


class OptionBoxes(_Options, forms.CheckboxSelectMultiple):
    template_name = "questionnaires/checkboxes.html"
