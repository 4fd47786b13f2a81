"""Invented listings for measuring: the same ones every time, of the length of real ones.

Words follow Zipf's law over the words of the shipped services and a made-up tail, so that common
words are as common, and rare ones as rare, as in a real directory. None of it leaves the benchmark.
"""

import csv
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from directory.models import Location, Organisation, Service, ServiceAtLocation, Taxonomy, Term
from portal.languages.folding import words

SERVICES = Path(__file__).resolve().parents[1] / "directory" / "data" / "services.csv"
NEEDS, AUDIENCES, TAIL = 29, 19, 20_000
KNOWN = 4000
"""Queries use the commonest words; the tail is what nobody types."""
BATCH = 2000


def real_words() -> list[str]:
    with SERVICES.open(encoding="utf-8", newline="") as file:
        found = [word for row in csv.DictReader(file) for word in words(row["description"])]
    return list(dict.fromkeys(found))


class Writer:
    """Writes texts from a seeded source of words."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        tail = ["".join(self.random.choices("abdefgiklmnoprstu", k=7)) for _ in range(TAIL)]
        self.vocabulary = real_words() + tail
        weights = [1 / (rank + 3) for rank in range(len(self.vocabulary))]
        self.cumulative = list(itertools.accumulate(weights))

    def text(self, length: int) -> str:
        return " ".join(self.random.choices(self.vocabulary, cum_weights=self.cumulative, k=length))


@transaction.atomic
def make_listings(number: int, seed: int = 7) -> None:
    writer = Writer(seed)
    needs = [
        Term.objects.create(taxonomy=Taxonomy.NEEDS, code=f"need-{i}", name=writer.text(2),
                            words="\n".join(writer.text(2) for _ in range(12)))
        for i in range(NEEDS)
    ]  # fmt: skip
    audiences = [
        Term.objects.create(taxonomy=Taxonomy.AUDIENCES, code=f"group-{i}", name=writer.text(2),
                            words="\n".join(writer.text(2) for _ in range(6)))
        for i in range(AUDIENCES)
    ]  # fmt: skip
    organisations = Organisation.objects.bulk_create(
        Organisation(name=writer.text(3)) for _ in range(max(1, number // 10))
    )
    for start in range(0, number, BATCH):
        _make_batch(
            writer, range(start, min(start + BATCH, number)), needs, audiences, organisations
        )


def _make_batch(
    writer: Writer,
    numbers: range,
    needs: list[Term],
    audiences: list[Term],
    organisations: list[Organisation],
) -> None:
    chance = writer.random
    services = Service.objects.bulk_create(
        Service(
            key=f"bench-{n}",
            name=writer.text(4),
            description=writer.text(100),
            words="\n".join(writer.text(4) for _ in range(12)),
            organisation=chance.choice(organisations),
            publication="published",
            cost=chance.choice(["", "free", "paid", "varies"]),
        )
        for n in numbers
    )
    through = Service.terms.through
    through.objects.bulk_create(
        through(service_id=service.pk, term_id=term.pk)
        for service in services
        for term in [*chance.sample(needs, 2), *chance.sample(audiences, 2)]
    )
    places = Location.objects.bulk_create(
        Location(
            address="1 Bench Street",
            postcode="CV1 1AA",
            latitude=chance.uniform(52.368, 52.463),
            longitude=chance.uniform(-1.607, -1.426),
        )
        for _ in services
    )
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(service=service, location=place)
        for service, place in zip(services, places, strict=True)
    )


def queries(number: int, seed: int = 11) -> Iterator[str]:
    """Words people might type: one to six of them, common and rare, one in eight misspelt."""
    writer = Writer(7)
    chance = random.Random(seed)
    for n in range(number):
        typed = chance.choices(
            writer.vocabulary[:KNOWN], cum_weights=writer.cumulative[:KNOWN], k=chance.randint(1, 6)
        )
        if n % 8 == 0 and len(typed[0]) > 4:
            typed[0] = typed[0][:2] + typed[0][3:]
        yield " ".join(typed)


def change_one() -> None:
    """What a member of staff does all day: one listing's words, and the index after it."""
    from directory.search import index

    service = Service.objects.filter(key="bench-1").get()
    service.description += " changed"
    service.save()
    index.rebuild([service])


def write_csv(file: Path, number: int) -> None:
    """Records in the documented columns."""
    writer = Writer(23)
    with file.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(["key", "name", "organisation", "description", "needs", "search_words"])
        for n in range(number):
            words_of_it = "; ".join(writer.text(3) for _ in range(8))
            rows.writerow(
                [
                    f"import-{n}",
                    writer.text(4),
                    f"Org {n % 50}",
                    writer.text(60),
                    "need-1",
                    words_of_it,
                ]
            )
