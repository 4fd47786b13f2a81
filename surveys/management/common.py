"""What commands of surveys share."""

from django.core.management.base import CommandError

from surveys.models import Survey


def survey_called(code: str) -> Survey:
    """Compared here: what is typed may hold bytes that a database refuses."""
    known = {survey.code: survey for survey in Survey.objects.all()}
    if code not in known:
        there_are = ", ".join(known) or "none"
        raise CommandError(f"There is no survey {code!r}. There are: {there_are}.")
    return known[code]


def surveys_called(code: str | None) -> list[Survey]:
    """One, or all where none is named."""
    return list(Survey.objects.all()) if code is None else [survey_called(code)]
