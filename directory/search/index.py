"""Keeps the folded copy of the visible listings. What changes a listing calls `rebuild`."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.db import connection, models, transaction
from django.db.models import QuerySet

from directory.models import (
    Location,
    Organisation,
    Phone,
    Schedule,
    SearchDocument,
    SearchState,
    Service,
    ServiceAtLocation,
    Taxonomy,
    Term,
    Vocabulary,
)
from directory.search.lexicon import TAGS
from directory.search.tags import tags_of, token
from directory.search.terms_of_text import stems
from portal.languages.folding import is_chinese, words
from portal.languages.models import Translation
from portal.languages.table import ENGLISH

PHRASE = "|"
"""Stands between the phrases of the `words` column, so that scoring can tell them apart."""

READ_BY_RESULTS: tuple[type[models.Model], ...] = (
    SearchDocument, Service, Organisation, Location, ServiceAtLocation, Phone, Schedule,
)  # fmt: skip
"""What a search reads of the database: see `engine` and `fetching`."""

BATCH = 500
LONGEST_WORD = 80
FEW_WORDS = 5000
"""Up to so many changed words are looked up one by one; above that, all of a language are read."""


@transaction.atomic
def rebuild(services: Iterable[Service] | None = None) -> int:
    """Indexes these listings anew (all of them by default) and says how many are visible.

    A listing that the public may not see is taken out. The word counts follow in the same
    transaction, so a reader never meets half an index.
    """
    documents = SearchDocument.objects.all()
    wanted = Service.objects.visible()
    if services is None:
        documents.delete()
        Vocabulary.objects.all().delete()
        before: Counts = defaultdict(Counter)
    else:
        keys = [service.pk for service in services]
        documents = documents.filter(service__in=keys)
        wanted = wanted.filter(pk__in=keys)
        before = _counts(documents)
        documents.delete()
    term_texts = _texts_of_terms()
    for batch in _batches(wanted.for_page().order_by("pk")):
        SearchDocument.objects.bulk_create(_documents(batch, term_texts))
    count = _counts(documents.all())
    for language, counter in before.items():
        count[language].subtract(counter)
    _add_to_vocabulary(count, _spoken_words(wanted))
    _new_edition()
    if services is None:
        transaction.on_commit(tidy)
    return SearchDocument.objects.filter(language=ENGLISH.code).count()


def _batches(services: Iterable[Service]) -> Iterator[list[Service]]:
    batch: list[Service] = []
    for service in services.iterator(chunk_size=BATCH):  # type: ignore[attr-defined]
        batch.append(service)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _texts_of_terms() -> dict[str, dict[int, str]]:
    """By language, then by term: name and everyday words as stems."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    terms = {str(term.pk): term for term in Term.objects.exclude(taxonomy=Taxonomy.DELIVERY)}
    for term in terms.values():
        found[ENGLISH.code][term.pk] = _joined(f"{term.name} {term.words}", ENGLISH.code)
    for row in Translation.objects.of(Term.TRANSLATION_KIND, list(terms)):
        text = f"{row.texts.get('name', '')} {row.texts.get('words', '')}"
        found[row.language][terms[row.object_id].pk] = _joined(text, row.language)
    return found


def _documents(
    services: list[Service], term_texts: dict[str, dict[int, str]]
) -> Iterator[SearchDocument]:
    rows: dict[str, list[Translation]] = defaultdict(list)
    keys = [str(service.pk) for service in services]
    for row in Translation.objects.of(Service.TRANSLATION_KIND, keys):
        rows[row.object_id].append(row)
    for service in services:
        tags = tags_of(service)
        texts = {row.language: row.texts for row in rows[str(service.pk)]}
        # A listing without texts in a language is still found there by its needs and audiences.
        for language in {*texts, *(code for code in term_texts if code != ENGLISH.code)}:
            yield _document(service, language, texts.get(language, {}), term_texts, tags)
        english = service.english_texts()
        english["description"] += "\n" + "\n".join(_proper_names(service))
        yield _document(service, ENGLISH.code, english, term_texts, tags)


def _document(
    service: Service,
    language: str,
    texts: dict[str, str],
    term_texts: dict[str, dict[int, str]],
    tags: list[str],
) -> SearchDocument:
    terms = " ".join(term_texts.get(language, {}).get(term.pk, "") for term in service.terms.all())
    body = [text for field, text in texts.items() if field not in ("name", "words")]
    everyday = [_joined(line, language) for line in texts.get("words", "").split("\n")]
    point = _point(service)
    return SearchDocument(
        service=service,
        language=language,
        name=_joined(texts.get("name", ""), language),
        terms=" ".join(dict.fromkeys(terms.split())),
        words=f" {PHRASE} ".join(line for line in everyday if line),
        body=_joined("\n".join(body), language),
        tags=" ".join(token(tag) for tag in tags) + " " + " ".join(tags),
        latitude=point[0],
        longitude=point[1],
    )


def _joined(text: str, language: str) -> str:
    return " ".join(stems(text, language))


def _proper_names(service: Service) -> Iterator[str]:
    """Names and streets that are the same in every language. Masked places give nothing away."""
    organisation: Organisation | None = service.organisation
    if organisation:
        yield organisation.name
    for at_location in service.at_locations.all():
        if not at_location.location.is_masked:
            yield f"{at_location.location.name} {at_location.location.address}"
            yield at_location.location.postcode


def _point(service: Service) -> tuple[float | None, float | None]:
    """The first place of the listing; the nearest of several is worked out per reader."""
    for at_location in service.at_locations.all():
        if at_location.location.has_public_point:
            return at_location.location.latitude, at_location.location.longitude
    return None, None


Counts = defaultdict[str, Counter[str]]
"""By language, then by word: in how many listings it stands. Tags are counted under `TAGS`."""


def _counts(documents: QuerySet[SearchDocument]) -> Counts:
    counts: Counts = defaultdict(Counter)
    rows = documents.values_list("language", "name", "terms", "words", "body", "tags")
    for language, name, terms, everyday, body, tags in rows.iterator(chunk_size=2000):
        tokens = set(f"{name} {terms} {everyday} {body}".split()) - {PHRASE}
        counts[language].update(token for token in tokens if len(token) <= LONGEST_WORD)
        if language == ENGLISH.code:
            counts[TAGS].update(tag for tag in tags.split() if ":" in tag)
    return counts


def _add_to_vocabulary(changes: Counts, spoken: dict[str, dict[str, set[str]]]) -> None:
    """Adds to the counts, or takes from them; a word that no listing has any more goes."""
    for language, counter in changes.items():
        changed = {word: by for word, by in counter.items() if by or word in spoken[language]}
        rows = Vocabulary.objects.filter(language=language)
        if len(changed) < FEW_WORDS:
            rows = rows.filter(token__in=changed)
        known = {row.token: row for row in rows}
        new, kept = [], []
        for word, by in changed.items():
            row = known.get(word)
            shown = spoken[language].get(word, set())
            if row is None:
                shown_words = " ".join(sorted(shown))
                new.append(
                    Vocabulary(language=language, token=word, listings=by, shown=shown_words)
                )
            else:
                row.listings += by
                row.shown = " ".join(sorted(shown.union(row.shown.split())))
                kept.append(row)
        Vocabulary.objects.bulk_create((row for row in new if row.listings > 0), batch_size=5000)
        Vocabulary.objects.bulk_update(kept, ["listings", "shown"], batch_size=500)
        rows.filter(listings__lte=0).delete()


def _spoken_words(services: QuerySet[Service]) -> dict[str, dict[str, set[str]]]:
    """Stem -> words as written in a name, term or everyday phrase: what spelling help may offer."""
    spoken: dict[str, dict[str, set[str]]] = defaultdict(dict)

    def add(language: str, text: str) -> None:
        for word in words(text):
            if len(word) >= 4 and not is_chinese(word):
                for stemmed in stems(word, language):
                    spoken[language].setdefault(stemmed, set()).add(word)

    keys = []
    for key, name, everyday in services.values_list("pk", "name", "words").iterator():
        add(ENGLISH.code, f"{name} {everyday}")
        keys.append(str(key))
    for name, everyday in Term.objects.values_list("name", "words"):
        add(ENGLISH.code, f"{name} {everyday}")
    rows = Translation.objects.filter(kind=Term.TRANSLATION_KIND) | Translation.objects.filter(
        kind=Service.TRANSLATION_KIND
    )
    if len(keys) < BATCH:
        # A few listings: not the texts of all the others.
        rows = Translation.objects.of(Service.TRANSLATION_KIND, keys)
    for language, texts in rows.values_list("language", "texts").iterator():
        add(language, f"{texts.get('name', '')} {texts.get('words', '')}")
    return spoken


def _new_edition() -> None:
    state, _ = SearchState.objects.get_or_create(pk=1)
    state.listings = SearchDocument.objects.filter(language=ENGLISH.code).count()
    state.edition = uuid.uuid4()
    state.save()


def tidy() -> None:
    """Fresh statistics and a compact index, after a bulk load.

    Without them PostgreSQL's full text search is some ten times slower (brief, directory 7), and it
    reads every place of the directory to show those of ten results.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "INSERT INTO directory_searchindex(directory_searchindex) VALUES('optimize')"
            )
        for model in READ_BY_RESULTS:
            cursor.execute(f"ANALYZE {model._meta.db_table}")
