"""Whether the editions of a pack are all there and as they were put down."""

from surveys.models import Pack
from surveys.packs.canonical import NotAsItWas
from surveys.packs.editions import snapshot_of


def is_unbroken(pack: Pack) -> bool:
    """Each says what its hash stands for, and names the one before."""
    before = ""
    for place, edition in enumerate(pack.editions.order_by("number"), start=1):
        try:
            about = snapshot_of(edition)["edition"]
        except NotAsItWas:
            return False
        if (about["number"], edition.number, about["previous"]) != (place, place, before):
            return False
        before = edition.sha256
    return bool(before)
