"""Django forms in GOV.UK markup: `{{ form }}` in a template is enough."""

from typing import Any

from django.forms import boundfield, renderers, widgets

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
]
"""First match wins, so the narrower widget stands first."""

ALWAYS_LEFT_TO_RIGHT = {"tel", "email", "url", "number"}
"""Inputs whose content reads from left to right in every language."""


class GovukBoundField(boundfield.BoundField):
    """A field that knows its GOV.UK classes and where its hint and error are."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: widgets.Widget | None = None
    ) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        base = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
        own = widget.attrs.get("class", "")
        error = f"{base}--error" if base and self.errors else ""
        classes = " ".join(name for name in (base, own, error) if name)
        if classes:
            attrs["class"] = classes
        if getattr(widget, "input_type", "") in ALWAYS_LEFT_TO_RIGHT:
            attrs.setdefault("dir", "ltr")
        return attrs

    @property
    def first_input_id(self) -> str:
        """Where a link of the error summary leads: radios and dates have no input of their own."""
        if self.is_hidden or not self.use_fieldset:
            return self.id_for_label or self.auto_id
        return self.subwidgets[0].id_for_label if len(self.subwidgets) else f"{self.auto_id}_0"

    @property
    def is_single_checkbox(self) -> bool:
        return isinstance(self.field.widget, widgets.CheckboxInput)


class GovukRenderer(renderers.TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = GovukBoundField
