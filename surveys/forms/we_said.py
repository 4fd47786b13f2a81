"""What the public is told: the three parts, a figure, a quote. For staff, in English."""

from typing import Any

from django import forms

from portal.ui.choices import offer
from surveys.acting.measures import SEPARATOR, measures_of
from surveys.acting.periods import closed_periods
from surveys.figures.periods import NotClosed
from surveys.forms.acting import lines
from surveys.forms.choosing import IN_LIST
from surveys.forms.fields import line, one_of
from surveys.models import Action, Edition, Entry, Quote
from surveys.quotes import publishable
from surveys.we_said.figures import CannotTell, figure_of, freeze
from surveys.we_said.writing import FIELDS

EASY = "Short sentences, one idea each. Leave it empty where there is no easy read version."


class EntryForm(forms.Form):
    topic = one_of("Topic", Entry.Topic.choices, wrong=IN_LIST, needs="Choose a topic.")
    title = line(
        "Title", most=120, needs="Write a title.", help_text="What changed, in plain words."
    )
    asked = lines("We asked", needs="Write what we asked.")
    said = lines(
        "You said",
        needs="Write what people said.",
        help_text="No names, and no number but the one below.",
    )
    did = lines("We did", needs="Write what we did.")
    not_possible = lines("What we could not do, and why")
    measure = one_of(
        "Figure",
        [],
        wrong=IN_LIST,
        help_text="Public figures are rounded, and small ones are not told. It is taken when a "
        "second person approves, and never changes after that.",
    )
    period = one_of("Figure of which time", [], wrong=IN_LIST)
    figure_words = line(
        "What do those people say?",
        most=200,
        help_text="Ends the sentence that begins with the number: ‘of people said that information "
        "was easy to find’.",
    )
    quote = one_of(
        "Quote", [], wrong=IN_LIST, help_text="Only what she agreed to and a second person checked."
    )
    easy_asked = lines("Easy read: we asked", help_text=EASY, rows=2)
    easy_said = lines("Easy read: you said", rows=2)
    easy_did = lines("Easy read: we did", rows=2)

    def __init__(self, *args: Any, action: Action, entry: Entry | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.action = action
        self.is_correction = entry is not None and entry.published_at is not None
        if self.is_correction:
            self._ask_what_was_wrong()
        measures = measures_of(action.survey) if action.survey else []
        offer(self, "measure", [("", "No figure"), *measures])
        offer(self, "period", [(one.code, one.label) for one in closed_periods()])
        quotes = publishable(survey=action.survey) if action.survey else publishable()
        offer(self, "quote", [("", "No quote"), *((str(one.id), one.words) for one in quotes)])

    def _ask_what_was_wrong(self) -> None:
        self.fields["correction"] = line(
            "What was wrong before?",
            most=300,
            help_text="The public reads it beside the day of the correction.",
        )
        self.fields["is_minor"] = forms.BooleanField(
            label="Only a comma or a spelling: translations stay as they are, and it is not called "
            "a correction",
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("measure"):
            self._check_figure(data)
        if self.is_correction and not data.get("is_minor") and not data.get("correction"):
            self.add_error("correction", "Write what was wrong before.")
        return data

    def _check_figure(self, data: dict[str, Any]) -> None:
        if not data.get("figure_words"):
            self.add_error("figure_words", "Write what those people say.")
        wanted = self.figure_of
        if not wanted:
            self.add_error("period", "Choose the time of the figure.")
            return
        try:
            freeze(wanted)
        except (CannotTell, NotClosed) as refused:
            self.add_error("measure", str(refused))

    @property
    def figure_of(self) -> dict[str, str]:
        """Empty for none."""
        measure, survey = self.cleaned_data.get("measure"), self.action.survey
        period = {one.code: one for one in closed_periods()}.get(
            self.cleaned_data.get("period", "")
        )
        if not measure or survey is None or period is None:
            return {}
        question, _, option = measure.partition(SEPARATOR)
        return figure_of(survey, question, option, period)

    def facts(self) -> dict[str, Any]:
        """For `write`."""
        data = self.cleaned_data
        wanted = self.figure_of
        texts = {name: data.get(name, "") for name in FIELDS}
        if not wanted:
            texts["figure_words"] = ""
        chosen = data["quote"]
        quote = Quote.objects.publishable().filter(pk=chosen).first() if chosen else None
        return {
            "topic": data["topic"],
            "texts": texts,
            "figure_of": wanted,
            "quote": quote,
            "is_minor": data.get("is_minor", False),
        }


def as_written(edition: Edition) -> dict[str, Any]:
    """What a form begins with."""
    wanted = edition.figure_of
    found: dict[str, Any] = {**edition.texts, "topic": edition.topic}
    if wanted:
        found["measure"] = f"{wanted['question']}{SEPARATOR}{wanted['option']}"
        found["period"] = f"{wanted['first']}_{wanted['last']}"
    if edition.quote_id:
        found["quote"] = str(edition.quote_id)
    if edition.approved_at is not None:
        found.pop("correction", None)
    else:
        found["is_minor"] = edition.is_minor
    return found


class ReadForm(forms.Form):
    """The wording that was read, so that no other one is approved."""

    read = forms.CharField(widget=forms.HiddenInput, max_length=60)


class SendBackForm(ReadForm):
    why = lines("What should be different?", needs="Write what should be different.")


class WithdrawForm(forms.Form):
    because = line(
        "Why is it taken down?",
        most=300,
        needs="Write why it is taken down.",
        help_text="For staff; the public reads that it was taken down, and when.",
    )
