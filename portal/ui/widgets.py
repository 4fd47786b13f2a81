"""Form widgets beyond Django's: a date in three boxes, and choices that open a further field."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class ChoicesWithMore:
    """Radios or checkboxes of which some open a further field of the form.

    `more` names them: `{"email": "email_address"}` shows the form's field `email_address` under
    the choice `email`, and not in its own place. What was typed under a choice that is not chosen
    is for the form's `clean` to drop.
    """

    def __init__(self, *args: Any, more: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.more = dict(more or {})
        self.bound_more: dict[str, forms.BoundField] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        field = self.bound_more.get(str(value))
        option["more"] = field
        if field is not None:
            option["attrs"]["data-aria-controls"] = f"{field.auto_id}_more"
        return option  # type: ignore[no-any-return]


class Radios(ChoicesWithMore, forms.RadioSelect):
    pass


class Checkboxes(ChoicesWithMore, forms.CheckboxSelectMultiple):
    pass


class DateBoxes(forms.MultiWidget):
    """Day, month and year in three boxes: nobody has to know a pattern or fight a calendar."""

    template_name = "forms/widgets/date_boxes.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        numeric = {"inputmode": "numeric", "autocomplete": "off"}
        boxes = [forms.TextInput({**numeric, "maxlength": size}) for size in (2, 2, 4)]
        super().__init__(dict(zip(("day", "month", "year"), boxes, strict=True)), attrs)

    def decompress(self, value: datetime.date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DateBoxesField(forms.MultiValueField):
    """A date written in three boxes. Says what is wrong with it in words."""

    widget = DateBoxes

    def __init__(self, **kwargs: Any) -> None:
        boxes = [forms.CharField(max_length=4, strip=True, required=False) for _box in range(3)]
        super().__init__(fields=boxes, require_all_fields=False, **kwargs)

    def compress(self, data_list: Sequence[str]) -> datetime.date | None:
        written = [text.strip() for text in data_list]
        if not any(written):
            return None
        if not all(written):
            raise ValidationError(_("Write the day, the month and the year."), code="incomplete")
        try:
            day, month, year = (int(text) for text in written)
            return datetime.date(year, month, day)
        except ValueError:
            raise ValidationError(_("This date is not in the calendar."), code="invalid") from None
