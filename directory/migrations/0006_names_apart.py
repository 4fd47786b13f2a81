"""PostgreSQL ranks by vectors: they stay with their rows, and names have an index of their own."""

from django.db import migrations

# A row over 2 kB would have its vector kept elsewhere, and fetching it costs more than ranking by
# it. The texts, which only the few that are handed on need, go elsewhere instead.
NEAR = [
    "ALTER TABLE directory_searchdocument ALTER COLUMN vector SET STORAGE MAIN",
    "ALTER TABLE directory_searchdocument SET (toast_tuple_target = 4096)",
]
# Adding the column writes every row anew, and so brings the vectors near.
NAMES = [
    """ALTER TABLE directory_searchdocument ADD COLUMN head tsvector
        GENERATED ALWAYS AS (strip(to_tsvector('simple', name))) STORED""",
    "CREATE INDEX directory_searchdocument_head ON directory_searchdocument USING gin (head)",
]
UNDO = [
    "ALTER TABLE directory_searchdocument DROP COLUMN head",
    "ALTER TABLE directory_searchdocument RESET (toast_tuple_target)",
    "ALTER TABLE directory_searchdocument ALTER COLUMN vector SET STORAGE EXTENDED",
]


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in [*NEAR, *NAMES]:
            schema_editor.execute(statement)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in UNDO:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_edition_of_the_index")]
    operations = [migrations.RunPython(make, unmake)]
