"""Finding a service: one function, the same on SQLite and on PostgreSQL.

    results = search("who looks after mum if I go into hospital", language="en", near="CV6")

The order of things: `folding` and `stemming` make words comparable in nine languages; `lexicon`
knows every word, concept and near-miss; `parsing` turns what was typed into units; `engine` asks
the database for candidates; `scoring` orders them by pure rules; `reasons` says why in words.
"""

from directory.search.filters import Filters
from directory.search.results import Facet, FacetOption, Hit, Results, Suggestion
from directory.search.searching import search

__all__ = ["Facet", "FacetOption", "Filters", "Hit", "Results", "Suggestion", "search"]
