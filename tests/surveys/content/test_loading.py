"""Bringing the shipped surveys into the database, again and again."""

import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from questionnaires.models import Version
from questionnaires.translating import pieces
from surveys import loading
from surveys.bank import BANK, bank, outlines
from surveys.loading import load_surveys
from surveys.models import Survey, Team
from tests.factories.accounts import person
from tests.surveys.content.shipped import FORMS

pytestmark = pytest.mark.django_db


def other_words(monkeypatch):
    """The next release asks for safety in other words."""
    now = bank()
    safe = {**now.english["question/safe"], "title": "Are you safe?"}
    changed = type(now)(now.questions, now.pages, {**now.english, "question/safe": safe})
    monkeypatch.setattr(loading, "bank", lambda: changed)


def newest(code: str) -> Version:
    return Version.objects.filter(questionnaire=code).latest("number")


def test_all_of_them_are_published_in_both_forms_and_twice_changes_nothing(capsys):
    call_command("load_surveys")
    assert Version.objects.filter(state="active").count() == len(FORMS)
    assert set(Survey.objects.values_list("code", flat=True)) == set(outlines())
    assert Survey.objects.open_to_all().count() == 4
    assert Team.objects.filter(code="independent-living").exists()
    before = list(Survey.objects.values()), list(Version.objects.values()), Team.objects.count()
    capsys.readouterr()

    call_command("load_surveys", publish=True)

    assert (
        list(Survey.objects.values()),
        list(Version.objects.values()),
        Team.objects.count(),
    ) == before
    assert capsys.readouterr().out == f"Surveys: {len(outlines())}; 0 translated texts written.\n"

    call_command("questions", "experience-adult", json=True)
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["code"] == "safe"
    assert rows[0]["options"][2] == {"code": "no", "tags": ["bad", "R0", "alert"]}


def test_a_later_release_waits_for_a_person_or_for_publish(monkeypatch):
    load_surveys()
    other_words(monkeypatch)
    load_surveys()
    assert (newest("tell-us").number, newest("tell-us").state) == (2, "draft")
    assert newest("did-this-help").number == 1
    load_surveys(wanted=True)
    assert newest("tell-us").state == "active"


def test_what_staff_published_or_edited_stays(monkeypatch):
    load_surveys()
    analyst = person("survey_analyst")
    Version.objects.filter(questionnaire="tell-us").update(published_by=analyst)
    Survey.objects.filter(code="experience-adult").update(edited_at=timezone.now(), title="Ours")
    Survey.objects.filter(code="experience-carer").update(title="Old words")
    other_words(monkeypatch)

    load_surveys(wanted=True)

    assert newest("tell-us").number == 1
    assert newest("experience-adult").number == 1
    assert newest("experience-adult-easy").number == 1
    assert newest("experience-carer").number == 2
    assert Survey.objects.get(code="experience-adult").title == "Ours"
    assert Survey.objects.get(code="experience-carer").title != "Old words"


def test_a_question_of_several_surveys_is_translated_once():
    load_surveys()
    owned = Counter(piece.unit.pk for piece in pieces())
    assert owned[f"{BANK}/question/safe"] == 1
    assert not [pk for pk in owned if pk.endswith("question/safe") and not pk.startswith(BANK)]
    assert set(owned.values()) == {1}


def test_what_cannot_be_published_is_said_and_changes_nothing(monkeypatch):
    now = bank()
    silent = {name: words for name, words in now.english.items() if name != "question/helped"}
    monkeypatch.setattr(loading, "bank", lambda: type(now)(now.questions, now.pages, silent))
    with pytest.raises(CommandError, match="no English words for question/helped"):
        call_command("load_surveys")
    assert not Survey.objects.exists()
