"""A page that is only read changes nothing, apart from counts that name nobody, sessions, the
record that somebody read what a carer sent, and what was told beyond the team."""

import re
from contextlib import contextmanager

import pytest
from django.db import connection

from portal.accounts.addresses import EVERYONE, every_address
from portal.audit.models import AuditEvent
from tests.clients import CheckingClient
from tests.factories.accounts import person

READ = [
    address for address in every_address() if "GET" in address.methods and not address.page.keyed
]
WRITE = re.compile(
    r"^\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+\"?(\w+)", re.IGNORECASE
)
OF_READING = re.compile(
    r".*[._]read|carers\.case\.exported"
    r"|surveys\.results\.(?:overview|service|taken)|surveys\.themes\.counted"
    r"|surveys\.pack\.downloaded"
)
MAY_CHANGE = {"django_session", "directory_use", "directory_serviceuse", "directory_emptysearch"}
TELLING = {"surveys_toldmonth", "surveys_toldunit", "surveys_figuresstate"}
"""What is told beyond the team is written before it is shown: it cannot be taken back."""


@contextmanager
def tables_written():
    written = set()

    def watch(execute, sql, params, many, context):
        found = WRITE.match(sql)
        if found:
            written.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


@pytest.mark.parametrize("address", READ, ids=lambda address: address.name)
def test_reading_changes_nothing(address, world):
    client = CheckingClient()
    if EVERYONE not in address.roles:
        client.force_login(person(*address.roles))
    url = address.example()
    known = set(AuditEvent.objects.values_list("pk", flat=True))
    with tables_written() as written:
        client.get(url)
    assert written <= MAY_CHANGE | TELLING | {"audit_auditevent"}
    recorded = AuditEvent.objects.exclude(pk__in=known).values_list("verb", flat=True)
    assert all(OF_READING.fullmatch(verb) for verb in recorded)
