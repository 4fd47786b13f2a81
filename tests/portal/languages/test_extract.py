"""Finding what to translate, without system gettext."""

from pathlib import Path

import pytest

from portal.languages.catalogues import extract


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "__init__.py").touch()
    return tmp_path


def found_in(project: Path, html: str = "", python: str = "") -> list[extract.Message]:
    (project / "templates" / "page.html").write_text(html, encoding="utf-8")
    (project / "room" / "words.py").write_text(python, encoding="utf-8")
    return extract.messages(project)


def texts(messages: list[extract.Message]) -> list[str]:
    return [message.text for message in messages]


def test_a_tag_in_a_template(project: Path) -> None:
    assert texts(found_in(project, '{% translate "Who can help" %}')) == ["Who can help"]


def test_a_tag_that_keeps_its_text_for_later(project: Path) -> None:
    assert texts(found_in(project, '{% translate "Who can help" as title %}')) == ["Who can help"]


def test_a_filter_argument(project: Path) -> None:
    assert texts(found_in(project, '{{ name|default:_("Nobody") }}')) == ["Nobody"]


def test_a_block_is_one_line_with_its_placeholders(project: Path) -> None:
    html = (
        "{% blocktranslate trimmed with day=x %}\n   Checked on\n   {{ day }}.\n"
        "{% endblocktranslate %}"
    )
    assert texts(found_in(project, html)) == ["Checked on %(day)s."]


def test_a_plural(project: Path) -> None:
    html = (
        "{% blocktranslate count n=n trimmed %}{{ n }} place{% plural %}{{ n }} places"
        "{% endblocktranslate %}"
    )
    (message,) = found_in(project, html)
    assert (message.text, message.plural) == ("%(n)s place", "%(n)s places")


def test_a_context_makes_two_of_one_word(project: Path) -> None:
    html = '{% translate "Open" context "hours" %}{% translate "Open" %}'
    assert [message.context for message in found_in(project, html)] == ["hours", ""]


def test_a_template_that_is_indented_in_its_own_way(project: Path) -> None:
    html = '<p>\n        <a\n    title="{% translate "One" %}">\n  {% translate "Two" %}</a></p>'
    assert texts(found_in(project, html)) == ["One", "Two"]


def test_brackets_in_the_words_around_it(project: Path) -> None:
    assert texts(found_in(project, ') ( {% translate "One" %} ((')) == ["One"]


def test_lazy_words_in_python(project: Path) -> None:
    python = 'from django.utils.translation import gettext_lazy as _\nA = _("One")\n'
    assert texts(found_in(project, python=python)) == ["One"]


def test_lazy_plurals_in_python(project: Path) -> None:
    (message,) = found_in(project, python='A = ngettext_lazy("%(n)d day", "%(n)d days", "n")\n')
    assert message.plural == "%(n)d days"


def test_a_string_in_two_places_is_one_message(project: Path) -> None:
    (message,) = found_in(project, '{% translate "One" %}', 'A = _("One")\n')
    assert message.places == ["templates/page.html", "room/words.py"]


def test_a_comment_for_translators_comes_along(project: Path) -> None:
    html = '{# Translators: a place, not a time #}\n{% translate "Near" %}'
    (message,) = found_in(project, html)
    assert message.comments == ["Translators: a place, not a time"]


def test_tests_and_migrations_are_left_out(project: Path) -> None:
    (project / "room" / "migrations").mkdir()
    (project / "room" / "migrations" / "0001.py").write_text('A = _("Old")')
    assert found_in(project) == []


def test_staff_templates_have_nothing_to_translate() -> None:
    """Staff screens are English by decision."""
    places = {place for message in extract.messages() for place in message.places}
    assert not {place for place in places if place.startswith("templates/staff/")}
