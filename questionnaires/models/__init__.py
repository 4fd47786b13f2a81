"""What is stored of questionnaires."""

from questionnaires.models.published import Immutable, Published, PublishedQuerySet, VersionState
from questionnaires.models.versions import Version

__all__ = ["Immutable", "Published", "PublishedQuerySet", "Version", "VersionState"]
