"""A small world in which every address has something to show."""

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from carers.models import Ruleset, SupportPlan
from directory.models import Report, Taxonomy, Version
from directory.search import index
from portal.alerts.actions import ask_to_read, raise_alert
from portal.alerts.models import Level
from portal.languages.models import Recording
from portal.languages.own_words.actions import ask_for_translation
from portal.ui.models import Feedback
from portal.webhooks.models import Receiver
from portal.webhooks.signing import new_secret
from questionnaires.models import VersionState
from tests.carers.plan import invented
from tests.factories import questionnaires
from tests.factories.accounts import person
from tests.factories.acting import action_of, entry_of, learning_of
from tests.factories.cases import case_of
from tests.factories.charting import rebased
from tests.factories.comments import comment_of, quote_of
from tests.factories.directory import (
    PhoneFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    TermFactory,
)
from tests.factories.packs import pack_of
from tests.factories.surveys import (
    answered,
    asked_of,
    door_of,
    helped_survey,
    survey_of,
    tablet_of,
    team_of,
)
from tests.factories.taking import taken_out_of

MP3 = "audio/mpeg"


@pytest.fixture
def world(_made, db):
    """The same for all tests of a module; what one of them changes is undone."""
    return _made


@pytest.fixture(scope="module")
def _made(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make()
        transaction.set_rollback(True)


def make():
    """One listing with all that hangs on it, one report, one message, one person with a role, a
    case of each organisation."""
    service = ServiceFactory(key="cress", name="Cress Club")
    need = TermFactory(taxonomy=Taxonomy.NEEDS, code="food", name="Food")
    audience = TermFactory(taxonomy=Taxonomy.AUDIENCES, code="carers", name="Carers")
    service.terms.add(need, audience)
    ServiceAtLocationFactory(service=service)
    PhoneFactory(service=service)
    Version.objects.create(service=service, number=1, content={})
    Report.objects.create(service=service, problem=Report.Problem.OTHER, language="en")
    Feedback.objects.create(pk=1, message="Thank you", language="en")
    questionnaires.published()
    rules = invented.whole(rules=[invented.rule("all", "rest")], items=[invented.item("rest")])
    Ruleset.objects.create(
        number=1, body=rules, digest="1", state=VersionState.ACTIVE, published_at=timezone.now()
    )
    sound = ContentFile(b"ID3", "voice.mp3")
    Recording.objects.create(kind="x", object_id="x", language="ur", file=sound, content_type=MP3)
    person("intake")
    case = case_of(organisation="carers service", owner=person("carers_adviser"))
    case.talks.create(at=timezone.now(), place="phone")
    plan = SupportPlan.objects.create(case=case, written_by=person())
    plan.items.create(kind="break", words="A day off.")
    ask_for_translation(subject=service, parts={"words": "سلام"}, source="ur")
    case_of(organisation="council", owner=person("council_worker"))
    Receiver.objects.create(name="R", url="https://r.example/", secret=new_secret())
    about = {"subject": service, "words": "Cress Club", "url": "/staff/"}
    raise_alert(level=Level.CONCERN, reason="staff", **about)
    ask_to_read(**about, roles=["intake"], texts=["Thank you"])
    told = {"change": "Tea", "contact-wanted": "yes", "contact-how": "0800"}
    survey = survey_of()
    answered(survey, told, team=team_of())
    asked_of(survey)
    door_of(survey)
    tablet_of(survey)
    pack_of()
    taken_out_of(survey)
    quote_of(comment_of(survey, may_be_quoted=True))
    helped_survey()
    rebased(survey)
    learning_of(entry_of(action_of(survey)).action)
    index.rebuild()
    return service
