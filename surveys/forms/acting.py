"""Recording an action and how it goes. For staff, in English."""

import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.accounts.models import User
from portal.ui.choices import offer
from portal.ui.widgets import DateBoxesField, Radios
from surveys.acting.going import NEXT
from surveys.acting.measures import SEPARATOR, measures_of
from surveys.acting.periods import closed_periods
from surveys.acting.queue import surveys_to_act_on
from surveys.acting.statements import ascof_objectives, by_theme, quality_statements
from surveys.acting.themes import themes
from surveys.forms.choosing import IN_LIST
from surveys.forms.fields import line, one_of
from surveys.models import Action, Judgement, Survey, Team
from surveys.permissions import ACTION_OWNERS, can_act_on

LONGEST = 4000
NO_NAMES = "No names of people, and nothing that leads to one."


def lines(label: str, *, needs: str = "", rows: int = 3, **more: Any) -> forms.CharField:
    """Several lines. `needs` is what is said where nothing was written."""
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=bool(needs),
        widget=forms.Textarea({"rows": rows, "spellcheck": "true"}),
        error_messages={"required": needs, "max_length": "This is too long. Use fewer words."},
        **more,
    )


def surveys_for(by: Any, *, empty: str) -> list[tuple[str, str]]:
    return [("", empty), *((one.pk, one.title) for one in surveys_to_act_on(by))]


class BeginForm(forms.Form):
    """Where the finding comes from: the form after it depends on that. Sent by GET, codes alone."""

    source = one_of(
        "Where does the finding come from?",
        Action.Source.choices,
        wrong=IN_LIST,
        needs="Choose where it comes from.",
        widget=Radios,
    )
    survey = one_of(
        "Survey",
        [],
        wrong=IN_LIST,
        help_text="Needed for figures and for what people wrote.",
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        offer(self, "survey", surveys_for(by, empty="No one survey"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        survey = Survey.objects.filter(pk=data.get("survey") or None).first()
        of_survey = data.get("source") in (Action.Source.FIGURES, Action.Source.COMMENTS)
        if of_survey and survey is None and "survey" in data:
            self.add_error("survey", "Choose the survey.")
        elif survey is None and "survey" in data and not can_act_on(self.by, None):
            self.add_error("survey", "Choose the survey that it is about.")
        data["of"] = survey
        return data


class PlanForm(forms.Form):
    """What is done, by whom and by when."""

    finding = lines(
        "What was found?", needs="Write what was found.", help_text=f"In your words. {NO_NAMES}"
    )
    title = line("The action in a few words", most=120, needs="Write what will be done.")
    words = lines(
        "What will be done?",
        needs="Write what will be done.",
        help_text="And how somebody will know that it is done.",
    )
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label="Who does it?",
        empty_label="Choose somebody",
        error_messages={"required": "Choose who does it.", "invalid_choice": IN_LIST},
    )
    due_on = DateBoxesField(
        label="By when?",
        help_text="The owner is reminded the day before, and once when it is a week late.",
        error_messages={"required": "Write the day by which it is done."},
    )
    statement = one_of("I and We statement", [], wrong=IN_LIST)
    ascof = one_of("Objective of the outcomes framework (ASCOF)", [], wrong=IN_LIST)
    cqc = one_of("Quality statement of the CQC", [], wrong=IN_LIST)

    def __init__(self, *args: Any, action: Action | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action
        cast("Any", self.fields["owner"]).queryset = User.objects.holding(*ACTION_OWNERS)
        grouped = [
            (theme, [(one.code, one.label) for one in found]) for theme, found in by_theme().items()
        ]
        offer(self, "statement", [("", "None"), *grouped])
        for name, known in (("ascof", ascof_objectives()), ("cqc", quality_statements())):
            offer(self, name, [("", "None"), *((one, one) for one in known)])

    def clean_due_on(self) -> datetime.date:
        due: datetime.date = self.cleaned_data["due_on"]
        is_kept = self.action is not None and self.action.due_on == due
        if due < timezone.localdate() and not is_kept:
            raise ValidationError("This day has passed. Write one that is still to come.")
        return due

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ActionForm(PlanForm):
    """A new action with the finding that it comes from."""

    field_order = ("measure", "theme", "source_words", "team", "period")
    measure = one_of(
        "Which answer?", [], wrong=IN_LIST, needs="Choose the answer that it is about."
    )
    theme = one_of("Theme", [], wrong=IN_LIST)
    source_words = line(
        "Which one?",
        most=200,
        needs="Write which complaint or meeting.",
        help_text=f"The number of the complaint, or the meeting and its day. {NO_NAMES}",
    )
    team = forms.ModelChoiceField(
        Team.objects.filter(is_active=True),
        label="Team",
        help_text="Leave it empty where it is about all teams.",
        empty_label="All teams",
        required=False,
        error_messages={"invalid_choice": IN_LIST},
    )
    period = one_of(
        "Of which time?",
        [],
        wrong=IN_LIST,
        needs="Choose the time.",
        help_text="Times that are over. What the figures say of it is kept with the action, with "
        "small numbers hidden.",
    )

    def __init__(self, *args: Any, source: str, survey: Survey | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source, self.survey = source, survey
        for name in self._not_asked():
            del self.fields[name]
        if "measure" in self.fields and survey:
            offer(self, "measure", [("", "Choose an answer"), *measures_of(survey)])
        if "theme" in self.fields:
            offer(self, "theme", [("", "None"), *themes().items()])
        if "period" in self.fields:
            offer(self, "period", [(one.code, one.label) for one in closed_periods()])

    def _not_asked(self) -> tuple[str, ...]:
        if self.source == Action.Source.FIGURES:
            return ("theme", "source_words")
        if self.source == Action.Source.COMMENTS:
            return ("measure", "source_words")
        return ("measure", "theme", "period")

    def facts(self) -> dict[str, Any]:
        """For `record_action`."""
        facts = super().facts()
        periods = {one.code: one for one in closed_periods()}
        facts["period"] = periods.get(facts.pop("period", ""))
        question, _, option = facts.pop("measure", "").partition(SEPARATOR)
        return {
            **facts,
            "source": self.source,
            "survey": self.survey,
            "question": question,
            "option": option,
        }


class NoteForm(forms.Form):
    words = lines("Note", needs="Write the note.", help_text=NO_NAMES)


class MoveForm(forms.Form):
    state = one_of("It is now", [], wrong=IN_LIST, needs="Choose how it stands now.", widget=Radios)
    words = lines("Why, or how", help_text="Needed where it is stopped.")

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [(one, one.label) for one in NEXT[Action.State(action.state)]]
        offer(self, "state", ways)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("state") == Action.State.STOPPED and not data.get("words"):
            self.add_error("words", "Write why it is stopped.")
        return data


class JudgeForm(forms.Form):
    verdict = one_of(
        "What came of it?",
        Judgement.Verdict.choices,
        wrong=IN_LIST,
        needs="Choose what came of it.",
        widget=Radios,
    )
    reason = lines("Why do you think so?", needs="Write why you think so.")


class LearningForm(forms.Form):
    words = lines("What can others learn?", needs="Write what was learned.", help_text=NO_NAMES)
    where_from = line(
        "Where does it come from?",
        most=200,
        needs="Write where it comes from.",
    )
    whom = line(
        "Whom does it concern?",
        most=200,
        needs="Write whom it concerns.",
        help_text="Teams, providers, everybody.",
    )
    is_alert = forms.BooleanField(label="A Practice Learning Alert goes to staff", required=False)


class EmbeddedForm(forms.Form):
    on = DateBoxesField(
        label="On which day was it checked that practice has changed?",
        error_messages={"required": "Write the day."},
    )

    def clean_on(self) -> datetime.date:
        on: datetime.date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise ValidationError("This day is still to come.")
        return on
