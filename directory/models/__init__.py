"""The directory's tables, shaped by Open Referral UK 3."""

from directory.models.details import (
    WEEKDAYS,
    Contact,
    CostOption,
    Phone,
    Schedule,
    ServiceLanguage,
)
from directory.models.index import SearchDocument, SearchState, Vocabulary
from directory.models.keeping import EmptySearch, Report, ServiceUse, Use, Version
from directory.models.organisations import Organisation
from directory.models.places import (
    Accessibility,
    Location,
    LocationType,
    ServiceArea,
    ServiceAtLocation,
)
from directory.models.related import Related
from directory.models.services import CHECK_EVERY, Cost, Publication, Service, Status
from directory.models.terms import Taxonomy, Term

__all__ = [
    "CHECK_EVERY",
    "WEEKDAYS",
    "Accessibility",
    "Contact",
    "Cost",
    "CostOption",
    "EmptySearch",
    "Location",
    "LocationType",
    "Organisation",
    "Phone",
    "Publication",
    "Related",
    "Report",
    "Schedule",
    "SearchDocument",
    "SearchState",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceLanguage",
    "ServiceUse",
    "Status",
    "Taxonomy",
    "Term",
    "Use",
    "Version",
    "Vocabulary",
]
