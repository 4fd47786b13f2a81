"""A pack is made again from its snapshot alone, whatever has become of everything else."""

import pytest
from django.conf import settings

from portal.ui.pdf import can_make_pdf
from surveys.figures.dated import enter_figure
from surveys.models import Comment, PackEdition, Response, Survey, Team
from surveys.packs.files import KINDS, book_of
from tests.surveys.packs.conftest import give


def files_of(edition):
    kinds = [one for one in KINDS.values() if one.code != "pdf" or can_make_pdf()]
    return {one.code: one.make(book_of(edition)) for one in kinds}


def test_byte_for_byte_after_new_answers_other_words_and_thresholds(
    edition, survey, maker, monkeypatch
):
    before = files_of(edition)
    give(survey, 40, {"happy": "not"})
    enter_figure(
        code="complaints-received", value=9, on=edition.pack.last, source="Later", by=maker
    )
    Survey.objects.update(title="Another title", retired_at="2026-01-01T00:00:00Z")
    for team in Team.objects.all():
        Team.objects.filter(pk=team.pk).update(name=f"Another {team.pk}")
    for name in ("B_MIN_BASE", "B_MAX_HIDDEN"):
        monkeypatch.setattr(settings, name, 99)
    monkeypatch.setattr(settings, "PORTAL_NAME", "Another portal")
    monkeypatch.setattr("surveys.packs.outline._outline", _nothing)
    monkeypatch.setattr("surveys.figures.dated.kinds", dict)
    monkeypatch.setattr("surveys.constructs.constructs", dict)
    monkeypatch.setattr("surveys.packs.gathering.method.software", lambda: "9.9.9")
    after = files_of(PackEdition.objects.get(pk=edition.pk))
    assert set(after) == set(before)
    for kind, data in before.items():
        assert after[kind] == data, kind


def test_byte_for_byte_after_all_answers_are_gone(edition):
    before = files_of(edition)
    Comment.objects.all().delete()
    Response.objects.all().delete()
    assert files_of(PackEdition.objects.get(pk=edition.pk)) == before


def test_it_asks_the_database_for_nothing(edition, django_assert_num_queries):
    with django_assert_num_queries(0):
        files_of(edition)


def _nothing():
    pytest.fail("A file asked for more than its snapshot.")
