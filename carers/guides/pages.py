"""One guide for one reader: its words in her language, help near her, where its facts come from."""

from collections.abc import Iterator
from dataclasses import dataclass

from carers.guides.catalogue import Guide, guides
from carers.guides.texts import units, words
from directory.models import Taxonomy, Term
from directory.offering import Offer, Want, offers, services_for
from portal.languages.models import State
from portal.languages.recordings.finding import recording_of
from portal.languages.translated import Text, TextSet, texts_for

MOST_SERVICES = 5
MOST_OFFERS = 10
"""Services and numbers to ring together."""


@dataclass(frozen=True)
class Part:
    title: Text
    lines: list[Text]
    """One is a paragraph, several are a list."""


@dataclass(frozen=True)
class GuidePage:
    guide: Guide
    texts: TextSet
    parts: list[Part]
    services: list[Offer]
    """Those that the guide names; where none of them is listed any more, others for its need."""
    phones: list[Offer]
    related: list[tuple[str, Text]]
    """Slug and title."""
    topic: tuple[str, Text] | None
    """Code and name of the need under which the directory has more."""
    is_outdated: bool
    """The English has changed since this language was written."""
    recording: str
    """Where somebody reads it in this language; empty where nobody does."""


def guide_page(guide: Guide, language: str) -> GuidePage:
    shown = words([guide.slug, *guide.related], language)
    services, phones = _local(guide, language)
    texts = shown[guide.slug]
    recording = recording_of(units()[guide.slug], language)
    return GuidePage(
        guide=guide,
        texts=texts,
        parts=list(_parts(texts)),
        services=services or services_for(needs=(guide.need,), language=language),
        phones=[offer for offer in phones if offer.phone],
        related=[(slug, shown[slug].title) for slug in guide.related],
        topic=_topic(guide.need, language),
        is_outdated=texts.state == State.OUTDATED,
        recording=recording.get_absolute_url() if recording else "",
    )


def _local(guide: Guide, language: str) -> tuple[list[Offer], list[Offer]]:
    """Services, and whom to ring, both in the order of the guide."""
    wants = {"services": Want(keys=guide.services), "phones": Want(keys=guide.phones)}
    found = offers(wants, language=language, most_each=MOST_SERVICES, most=MOST_OFFERS)
    services = [found.offers[key] for key in found.found_for["services"]]
    return services, [found.offers[key] for key in found.found_for["phones"]]


def _parts(texts: TextSet) -> Iterator[Part]:
    number = 1
    while title := texts.get(f"part.{number}.title"):
        text = texts.get(f"part.{number}.text")
        yield Part(title, lines(text) if text else [])
        number += 1


def lines(text: Text) -> list[Text]:
    """Each line as a text of its own, still with its language."""
    return [
        Text(line.strip(), text.language, text.state)
        for line in text.value.splitlines()
        if line.strip()
    ]


def _topic(need: str, language: str) -> tuple[str, Text] | None:
    term = Term.objects.filter(taxonomy=Taxonomy.NEEDS, code=need).first()
    return (term.code, texts_for([term], language)[term.pk].name) if term else None


@dataclass(frozen=True)
class GuideLink:
    slug: str
    icon: str
    title: Text
    summary: Text


def links(language: str) -> dict[str, list[GuideLink]]:
    """All guides by whom they are for."""
    shown = words(guides(), language)
    found: dict[str, list[GuideLink]] = {"carers": [], "residents": []}
    for slug, guide in guides().items():
        texts = shown[slug]
        found[guide.audience].append(GuideLink(slug, guide.icon, texts.title, texts.summary))
    return found
