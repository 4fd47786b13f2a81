"""Versions in the database: loaded as drafts, never changed once published, with their words."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.languages.models import State, Translation
from portal.languages.translated import save_texts
from questionnaires import loading
from questionnaires.definition import BadDefinition
from questionnaires.models import Immutable, Version, VersionState
from questionnaires.texts import KIND, flatten, units, words

pytestmark = pytest.mark.django_db

DEFINITION = """
code = "tea"
[[section]]
code = "cup"
[[section.page]]
code = "milk"
[[section.page.question]]
code = "milk"
type = "choice"
option = [{ code = "yes" }, { code = "no" }]
"""
ENGLISH = """
[question.milk]
title = "Do you take milk?"
options = { yes = "Yes", no = "No" }
"""
POLISH = """
[question.milk]
title = "Czy z mlekiem?"
options = { yes = "Tak" }
[question.sugar]
title = "Czy z cukrem?"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "definition.toml").write_text(DEFINITION)
    (tmp_path / "texts" / "en.toml").write_text(ENGLISH)
    (tmp_path / "texts" / "pl.toml").write_text(POLISH)
    return tmp_path


def publish(version: Version) -> Version:
    version.state, version.published_at = VersionState.ACTIVE, timezone.now()
    version.save()
    return version


def title(version: Version, language: str) -> tuple[str, str]:
    (question,) = version.definition.questions
    text = words(version, language).question(question)
    assert text is not None
    return text.value, text.language


def test_files_become_a_draft_and_rows_of_translations(folder: Path) -> None:
    loaded = loading.load(folder)
    assert (loaded.is_new, loaded.texts, loaded.version.state) == (True, 1, VersionState.DRAFT)
    assert Translation.objects.get().texts == {"title": "Czy z mlekiem?", "option.yes": "Tak"}


def test_loading_the_same_again_changes_nothing(folder: Path) -> None:
    loading.load(folder)
    again = loading.load(folder)
    assert (again.is_new, again.texts, Version.objects.count()) == (False, 0, 1)


def test_a_change_replaces_the_draft_and_follows_a_published_version(folder: Path) -> None:
    loading.load(folder)
    for more in ("# one", "\n[question.more]\ntitle = 'More?'"):
        (folder / "texts" / "en.toml").write_text(ENGLISH + more)
        loaded = loading.load(folder)
    assert [loaded.version.number, Version.objects.count()] == [1, 1]
    publish(loaded.version)
    (folder / "texts" / "en.toml").write_text(ENGLISH)
    assert loading.load(folder).version.number == 2


def test_a_wrong_file_changes_nothing(folder: Path) -> None:
    (folder / "definition.toml").write_text("code = 'tea'")
    with pytest.raises(BadDefinition):
        loading.load(folder)
    assert not Version.objects.exists()


def test_words_in_the_readers_language_and_english_in_the_gaps(folder: Path) -> None:
    version = loading.load(folder).version
    (question,) = version.definition.questions
    polish = words(version, "pl")
    assert title(version, "pl") == ("Czy z mlekiem?", "pl")
    assert str(polish.option(question, "yes")) == "Tak"
    no = polish.option(question, "no")
    assert no is not None
    assert (no.value, no.language) == ("No", "en")
    assert polish.question(question, "hint") is None
    assert not polish.is_checked()


def test_english_needs_no_query(folder: Path, django_assert_num_queries: object) -> None:
    version = loading.load(folder).version
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert title(version, "en") == ("Do you take milk?", "en")
    with django_assert_num_queries(1):  # type: ignore[operator]
        title(version, "pl")


def test_changed_english_makes_an_unchanged_translation_outdated(folder: Path) -> None:
    loading.load(folder)
    (folder / "texts" / "en.toml").write_text(ENGLISH.replace("take milk", "want milk"))
    loading.load(folder)
    assert Translation.objects.get().state == State.OUTDATED


def test_what_a_person_reviewed_is_not_overwritten_by_a_file(folder: Path) -> None:
    version = loading.load(folder).version
    (unit,) = units("tea", version.english).values()
    save_texts(unit, language="pl", texts={"title": "Z mlekiem?"}, state=State.REVIEWED)
    (folder / "texts" / "pl.toml").write_text(POLISH.replace("Czy z mlekiem", "Mleko"))
    assert loading.load(folder).texts == 0
    assert title(version, "pl") == ("Z mlekiem?", "pl")


def test_a_draft_translation_follows_its_file(folder: Path) -> None:
    version = loading.load(folder).version
    (folder / "texts" / "pl.toml").write_text(POLISH.replace("Czy z mlekiem", "Mleko"))
    loading.load(folder)
    assert title(version, "pl") == ("Mleko?", "pl")


def test_a_published_version_never_changes(folder: Path) -> None:
    version = publish(loading.load(folder).version)
    version.body = {**version.body, "texts": {}}
    version.digest = loading.digest_of_body(version.body)
    with pytest.raises(Immutable):
        version.save()


def test_a_published_version_can_be_retired(folder: Path) -> None:
    version = publish(loading.load(folder).version)
    version.state = VersionState.RETIRED
    version.save()
    assert Version.objects.get().state == VersionState.RETIRED


def test_one_version_is_active(folder: Path) -> None:
    first = publish(loading.load(folder).version)
    second = Version(questionnaire="tea", number=2, body=first.body, digest="x")
    second.state, second.published_at = VersionState.ACTIVE, timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_two_versions_under_one_process_are_not_mixed_up(folder: Path) -> None:
    """Definitions are kept in memory by what they say, not by their number."""
    first = loading.load(folder).version
    publish(first)
    more = DEFINITION.replace('code = "no"', 'code = "never"')
    (folder / "definition.toml").write_text(more)
    second = loading.load(folder).version
    options = [list(version.definition.questions[0].by_code) for version in (first, second)]
    assert options == [["yes", "no"], ["yes", "never"]]


def test_units_have_short_names_and_say_what_they_are(folder: Path) -> None:
    found = units("tea", flatten({"question": {"milk": {"title": "Milk?", "hint": ""}}}))
    assert found["question/milk"].pk == "tea/question/milk"
    assert found["question/milk"].TRANSLATION_KIND == KIND
    assert found["question/milk"].english_texts() == {"title": "Milk?"}
