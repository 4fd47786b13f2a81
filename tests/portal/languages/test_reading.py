"""How hard our English is."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.languages import reading
from portal.languages.catalogues.extract import Message

EASY = "You can ask for help. We will look for it with you. It does not cost you a thing at all."
HARD = (
    "Eligibility determination necessitates comprehensive multidisciplinary consideration of "
    "individual circumstances, notwithstanding previously communicated organisational priorities "
    "and administrative responsibilities, throughout participating administrations."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [("care", 1), ("carer", 2), ("table", 2), ("asked", 1), ("needed", 2), ("the", 1), ("idea", 2)],
)
def test_syllables(word: str, count: int) -> None:
    assert reading.syllables(word) == count


def test_easy_english_has_a_low_grade() -> None:
    grade = reading.grade([EASY])
    assert grade is not None
    assert grade < 4


def test_officialese_has_a_high_grade() -> None:
    grade = reading.grade([HARD])
    assert grade is not None
    assert grade > 15


def test_a_few_words_have_no_grade() -> None:
    assert reading.grade(["Accessibility statement"]) is None


def test_placeholders_and_tags_are_not_words() -> None:
    marked = f"{EASY} <strong>%(unpronounceability)s</strong>"
    assert reading.grade([marked]) == reading.grade([f"{EASY} it"])


def test_pages_come_hardest_first() -> None:
    messages = [Message(EASY, places=["easy.html"]), Message(HARD, places=["hard.html"])]
    assert [page.what for page in reading.of_pages(messages)] == ["hard.html", "easy.html"]


def test_drafts_are_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "services.csv"
    head = "key,status,description,eligibility,how_to_start,cost_note,opening"
    path.write_text(
        f"{head}\na,draft,{HARD},,,,\nb,published,{EASY},,,,\n".replace(HARD, f'"{HARD}"')
    )
    assert [service.what for service in reading.of_services(path)] == ["b"]


def test_texts_in_files_are_measured_one_by_one(tmp_path: Path) -> None:
    """Whatever their fields; what people search for is nobody's reading, nor is a missing file."""
    path = tmp_path / "en.toml"
    path.write_text(
        f"""
        [item.easy]
        title = "Ask for help"
        what = ["{EASY}", "Ring {{council}}."]
        words = "{HARD}"
        [item.hard]
        part.1.text = "{HARD}"
        [other.short]
        title = "Accessibility"
        """
    )
    found = reading.of_files([("plans", path), ("guides", tmp_path / "to-come.toml")])
    assert [one.what for one in found] == ["plans: item hard", "plans: item easy"]
    assert found[0].grade > 15
    assert found[1].grade < 4


def test_what_is_filled_in_is_no_word() -> None:
    assert reading.grade([f"{EASY} {{unpronounceability}}"]) == reading.grade([f"{EASY} it"])


def test_a_page_that_is_too_hard_is_named() -> None:
    found = reading.problems([reading.Reading("a.html", 7.0)], kind="pages", most=6.5)
    assert found[0].startswith("a.html has grade 7.0")


def test_too_hard_on_average_is_a_problem_of_its_own() -> None:
    readings = [reading.Reading("a.html", 5.5), reading.Reading("b.html", 5.9)]
    assert "5.7 on average" in reading.problems(readings, kind="pages", most=6.5)[0]


def test_nothing_to_read_is_no_problem() -> None:
    assert reading.problems([], kind="pages", most=6.5) == []


def test_our_own_english_is_easy() -> None:
    out = StringIO()
    call_command("check_reading", stdout=out, stderr=out)
    assert "pages: grade" in out.getvalue()
    assert "texts: grade" in out.getvalue()


def test_rooms_have_registered_their_english() -> None:
    rooms = {room for room, path in reading.english_files.items() if path.is_file()}
    assert rooms >= {"carers/questionnaire", "carers/routes"}


def test_the_command_fails_on_hard_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_OF_A_SERVICE", 1.0)
    with pytest.raises(CommandError, match="too hard"):
        call_command("check_reading", stdout=StringIO(), stderr=StringIO())
