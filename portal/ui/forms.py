"""Django forms in GOV.UK markup: `{{ form }}` in a template is enough.

The browser's own checks are switched off (put `novalidate` on the `<form>`): their words come in
the browser's language and vanish; ours stay, in the reader's language, beside the field.
"""

from typing import Any

from django.forms import boundfield, renderers, widgets
from django.utils.safestring import SafeString

from portal.ui.widgets import ChoicesWithMore

CLASSES: list[tuple[type[widgets.Widget], str]] = [
    (widgets.Textarea, "govuk-textarea"),
    (widgets.SelectMultiple, "govuk-select"),
    (widgets.RadioSelect, ""),
    (widgets.CheckboxSelectMultiple, ""),
    (widgets.CheckboxInput, "govuk-checkboxes__input"),
    (widgets.Select, "govuk-select"),
    (widgets.FileInput, "govuk-file-upload"),
    (widgets.HiddenInput, ""),
    (widgets.Input, "govuk-input"),
    (widgets.MultiWidget, "govuk-input"),
]
"""First match wins, so the narrower widget stands first."""

ALWAYS_LEFT_TO_RIGHT = {"tel", "email", "url", "number"}
"""Inputs whose content reads from left to right in every language."""


class GovukBoundField(boundfield.BoundField):
    """A field that knows its GOV.UK classes and where its hint, limit and error are."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: widgets.Widget | None = None
    ) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)
        base = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
        error = f"{base}--error" if base and self.errors else ""
        classes = " ".join(filter(None, (base, widget.attrs.get("class", ""), error)))
        if classes:
            attrs["class"] = classes
        if getattr(widget, "input_type", "") in ALWAYS_LEFT_TO_RIGHT:
            attrs.setdefault("dir", "ltr")
        if isinstance(widget, widgets.Textarea) and widget.attrs.get("maxlength"):
            described = f"{attrs.get('aria-describedby', '')} {self.auto_id}-info"
            attrs["aria-describedby"] = described.strip()
        return attrs

    def as_widget(
        self,
        widget: widgets.Widget | None = None,
        attrs: dict[str, Any] | None = None,
        only_initial: bool = False,
    ) -> SafeString:
        own = widget or self.field.widget
        if isinstance(own, ChoicesWithMore):
            own.bound_more = {value: self.form[name] for value, name in own.more.items()}
        return super().as_widget(widget, attrs, only_initial)

    @property
    def first_input_id(self) -> str:
        """Where a link of the error summary leads: radios and dates have no input of their own."""
        if self.use_fieldset and not self.is_hidden:
            return f"{self.auto_id}_0"
        return self.id_for_label or str(self.auto_id)

    @property
    def is_single_checkbox(self) -> bool:
        return isinstance(self.field.widget, widgets.CheckboxInput)

    @property
    def is_under_a_choice(self) -> bool:
        """Shown with the choice that opens it, not in the form's order."""
        return any(
            self.name in field.widget.more.values()
            for field in self.form.fields.values()
            if isinstance(field.widget, ChoicesWithMore)
        )


class GovukRenderer(renderers.TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = GovukBoundField
