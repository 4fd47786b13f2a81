"""Moving everything encrypted to the newest key, so that an old one can be taken away."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from portal.privacy.encryption import rotate
from portal.privacy.fields import EncryptedJSONField, EncryptedTextField
from portal.registry.registry import Registry

BATCH = 500

elsewhere: Registry[Callable[[], int]] = Registry("places of encrypted text outside our fields")
"""Rooms that keep tokens in columns of other packages register how to move them."""


def rotate_everything() -> dict[str, int]:
    """Re-encrypts every encrypted column of every model; gives rows by model."""
    counts = {
        model._meta.label: _rotate_model(model, fields)
        for model in apps.get_models()
        if (fields := _encrypted_fields(model))
    }
    return counts | {name: move() for name, move in elsewhere.items()}


def _encrypted_fields(model: type[models.Model]) -> list[str]:
    kinds = (EncryptedTextField, EncryptedJSONField)
    fields = (field for field in model._meta.concrete_fields if isinstance(field, kinds))
    return [str(field.column) for field in fields]


def _rotate_model(model: type[models.Model], columns: list[str]) -> int:
    """Reads and writes the tokens as they stand; the fields would hand out readable text."""
    last, done = None, 0
    while True:
        with transaction.atomic():
            rows = _batch(model, columns, last)
            for key, *tokens in rows:
                _write(model, columns, key, [rotate(token) if token else token for token in tokens])
        if not rows:
            return done
        last, done = rows[-1][0], done + len(rows)


def _batch(model: type[models.Model], columns: list[str], last: Any) -> list[tuple[Any, ...]]:
    quote = connection.ops.quote_name
    key = quote(str(model._meta.pk.column))
    named = ", ".join(quote(column) for column in columns)
    after = f"WHERE {key} > %s " if last is not None else ""
    # Names come from our own models, quoted by the database's own rules; values are parameters.
    table = quote(model._meta.db_table)
    sql = f"SELECT {key}, {named} FROM {table} {after}ORDER BY {key} LIMIT {BATCH}"  # noqa: S608
    if connection.features.has_select_for_update:
        # Nobody may write a newer text between our reading and our writing.
        sql += f" {connection.ops.for_update_sql()}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [last] if last is not None else [])
        return list(cursor.fetchall())


def _write(model: type[models.Model], columns: list[str], key: Any, tokens: list[Any]) -> None:
    quote = connection.ops.quote_name
    named = ", ".join(f"{quote(column)} = %s" for column in columns)
    table, pk = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {named} WHERE {pk} = %s", [*tokens, key])  # noqa: S608
