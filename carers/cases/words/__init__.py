"""Events about a case in words: for staff, and for the carer herself."""

from carers.cases.words.carer import Seen, for_carer, seen_by_carer
from carers.cases.words.staff import SENTENCES, register

__all__ = ["SENTENCES", "Seen", "for_carer", "register", "seen_by_carer"]
