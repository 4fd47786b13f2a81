"""What is stored of questionnaires."""

from questionnaires.models.drafts import Draft, DraftStep
from questionnaires.models.published import Immutable, Published, PublishedQuerySet, VersionState
from questionnaires.models.versions import Version

__all__ = [
    "Draft",
    "DraftStep",
    "Immutable",
    "Published",
    "PublishedQuerySet",
    "Version",
    "VersionState",
]
