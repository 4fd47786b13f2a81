"""Every encrypted field says whose it is, why it is there and how long it is kept."""

import pytest
from django.apps import apps
from django.urls import reverse

from carers.cases.offers import TILES
from carers.models.cases import ENCRYPTED
from portal.privacy.personal_data import PERSONAL_DATA
from tests.factories.accounts import person

DECLARED = {entry.model: entry for entry in PERSONAL_DATA}
OF_MACHINES = {
    "webhooks.receiver": {"secret"},
    "surveys.eventsource": {"secret"},
    "surveys.door": {"private_key"},
}
"""Encrypted, and nobody's: keys of other systems and of tablets."""
SECRET = [
    (model._meta.label_lower, field.name)
    for model in apps.get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, ENCRYPTED)
]


@pytest.mark.parametrize(("model", "field"), SECRET)
def test_every_encrypted_field_is_declared(model, field):
    if field in OF_MACHINES.get(model, ()):
        return
    entry = DECLARED[model]
    assert field in entry.fields
    assert entry.encrypted
    assert entry.whose
    assert entry.why
    assert entry.kept_for


@pytest.mark.parametrize("entry", DECLARED.values(), ids=DECLARED)
def test_what_is_declared_is_there(entry):
    model = apps.get_model(entry.model)
    names = {field.name for field in model._meta.get_fields()}
    assert set(entry.fields) <= names


@pytest.mark.parametrize("name", TILES)
@pytest.mark.django_db
def test_a_tile_leads_to_a_page_that_its_people_may_open(name, sign_in):
    tile = TILES[name]
    roles = [
        role
        for role in ("carers_manager", "council_manager", "data_protection_lead")
        if tile.open_to(person(role))
    ]
    assert roles
    for role in roles:
        client = sign_in(role)
        assert client.get(reverse(tile.url_name)).status_code == 200
        assert tile.title in client.get(reverse("staff:home")).content.decode()
