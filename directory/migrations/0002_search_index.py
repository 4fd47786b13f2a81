"""The engines' own indexes beside `SearchDocument`, kept true by the database itself."""

from django.db import migrations

SQLITE = [
    # External content: the texts stay in the table, the index holds only the words. The categories
    # keep Gurmukhi and Gujarati vowel signs inside their words; everything is folded before.
    """CREATE VIRTUAL TABLE directory_searchindex USING fts5(
        name, terms, words, body, tags, content='directory_searchdocument', content_rowid='id',
        tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'")""",
    """CREATE TRIGGER directory_searchindex_added AFTER INSERT ON directory_searchdocument BEGIN
        INSERT INTO directory_searchindex(rowid, name, terms, words, body, tags)
        VALUES (new.id, new.name, new.terms, new.words, new.body, new.tags); END""",
    """CREATE TRIGGER directory_searchindex_removed AFTER DELETE ON directory_searchdocument BEGIN
        INSERT INTO directory_searchindex(directory_searchindex, rowid, name, terms, words, body, tags)
        VALUES ('delete', old.id, old.name, old.terms, old.words, old.body, old.tags); END""",
    """CREATE TRIGGER directory_searchindex_changed AFTER UPDATE ON directory_searchdocument BEGIN
        INSERT INTO directory_searchindex(directory_searchindex, rowid, name, terms, words, body, tags)
        VALUES ('delete', old.id, old.name, old.terms, old.words, old.body, old.tags);
        INSERT INTO directory_searchindex(rowid, name, terms, words, body, tags)
        VALUES (new.id, new.name, new.terms, new.words, new.body, new.tags); END""",
]
POSTGRESQL = [
    """ALTER TABLE directory_searchdocument ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', words), 'B') ||
        setweight(to_tsvector('simple', terms), 'C') || setweight(to_tsvector('simple', body), 'C') ||
        setweight(to_tsvector('simple', tags), 'D')) STORED""",
    "CREATE INDEX directory_searchdocument_vector ON directory_searchdocument USING gin (vector)",
]
UNDO = {
    "sqlite": [
        "DROP TRIGGER directory_searchindex_added",
        "DROP TRIGGER directory_searchindex_removed",
        "DROP TRIGGER directory_searchindex_changed",
        "DROP TABLE directory_searchindex",
    ],
    "postgresql": ["ALTER TABLE directory_searchdocument DROP COLUMN vector"],
}


def make(apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
