"""`make_ready`: from installed to shown, in one process."""

import pytest
from django.core.management import call_command

from portal.accounts.models import User
from portal.accounts.roles import ROLES
from portal.registry.management.commands import make_ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps(monkeypatch):
    """The steps of other rooms are tested there; here only which are taken, in which order."""
    taken = []

    def take(name, **options):
        taken.append(name)
        if name == "demo_people":
            call_command(name, **options)

    monkeypatch.setattr(make_ready, "call_command", take)
    return taken


def test_steps_of_a_demonstration(steps, settings, capsys):
    settings.DEMONSTRATION = True
    call_command("make_ready")
    assert steps == [
        "compile_catalogues",
        "migrate",
        "load_directory",
        "load_guides",
        "load_questionnaires",
        "load_surveys",
        "load_plan_rules",
        "load_case_settings",
        "demo_people",
        "demo_cases",
        "demo_surveys",
        "demo_use",
    ]
    assert User.objects.count() == len(ROLES)
    assert capsys.readouterr().out == ""


def test_a_real_portal_gets_no_invented_people_and_cases(steps, settings):
    settings.DEMONSTRATION = False
    call_command("make_ready")
    assert not {"demo_people", "demo_cases"} & set(steps)
