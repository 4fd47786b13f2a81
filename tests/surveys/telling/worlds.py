"""Small cities for tests: people of two or three teams who answer one question in some months."""

from collections import defaultdict

from surveys.figures.tables import Row, Table, Tier
from surveys.figures.telling.layers import tell
from surveys.figures.telling.order import breakdowns
from surveys.figures.telling.rules import rules_of
from surveys.figures.telling.showing import shown
from surveys.figures.telling.units import unit_of
from tests.surveys.results.tables import SETTINGS
from tests.surveys.telling.attacker import Worlds, learn

SAID = ("a", "b", "c", "x", "-")
"""Three answers that count, 'don't know', left out."""
SERVICES = {"north": "homes", "south": "homes", "west": "day"}
RULES = {tier: rules_of(tier, SETTINGS) for tier in (Tier.SERVICE, Tier.PUBLIC)}


class City:
    """`people`: by team, age, month and what was said how many."""

    def __init__(self, people):
        self.people = people
        self.told = []
        self.tables = []

    # Counted as by `surveys.figures.counting`

    def values(self, kind, dimensions):
        team, age, _, _ = kind
        named = {"team": team, "age": age, "service": SERVICES[team]}
        return "*".join(named[one] for one in dimensions)

    def kinds(self, dimensions, months, group=None, said=None):
        return [
            kind
            for kind in self.people
            if kind[2] in months
            and (group is None or self.values(kind, dimensions) == group)
            and (said is None or kind[3] in said)
        ]

    def number(self, kinds):
        return sum(self.people[kind] for kind in kinds)

    def table(self, dimensions, months):
        groups = defaultdict(int)
        for kind in self.kinds(dimensions, months):
            groups[self.values(kind, dimensions)] += self.people[kind]
        names = [None, *sorted(one for one, number in groups.items() if number)]
        if not dimensions:
            names = [None]
        rows = [self.row(dimensions, months, name) for name in names]
        bases = {name: self.number(self.kinds(dimensions, months, name)) for name in names}
        return Table(bases, tuple(rows))

    def row(self, dimensions, months, group):
        said = {one: self.number(self.kinds(dimensions, months, group, {one})) for one in SAID}
        return Row(
            "q",
            group,
            {one: said[one] for one in "abc" if one in self.options},
            {"x": said["x"], "not-answered": said["-"]},
            said["a"] + said["b"] + said["c"],
            True,
        )

    @property
    def options(self):
        return {kind[3] for kind in self.people}

    # Told

    def tell(self, tier, dimensions, *spans):
        """One layer."""
        units = [
            unit_of(self.table(dimensions, span), tier, "*".join(dimensions), frozenset(span))
            for span in spans
            if self.number(self.kinds(dimensions, span))
        ]
        if not units:
            return
        tell(units, self.told, RULES, services=SERVICES)
        self.told += units
        for unit in units:
            self.tables.append((unit, self.shown(unit)))

    def ask(self, tier, dimensions, spans):
        """As `remembering` does it: after what it adds up to, and each unit once."""
        for one in breakdowns(dimensions):
            told = {
                unit.period for unit in self.told if (unit.tier, unit.dimensions) == (tier, one)
            }
            self.tell(tier, one, *(span for span in spans if frozenset(span) not in told))

    def shown(self, unit):
        [whole] = [
            one
            for one in self.told
            if not one.dimensions and (one.period, one.tier) == (unit.period, unit.tier)
        ]
        return shown(whole, {"": unit}, unit.dimensions, SETTINGS)

    def secrets(self, tier):
        """Of everything that was told to anybody: the small numbers, as kinds."""
        most, few = (4, 9) if tier == Tier.SERVICE else (7, 7)
        for unit, table in self.tables:
            if tier == Tier.PUBLIC and unit.tier != Tier.PUBLIC:
                continue
            for group in [*table.bases] or [None]:
                sets = self.kinds(unit.dimensions, unit.period, group)
                base = [kind for kind in sets if kind[3] in "abc"]
                # Of a line that says it has too few, all; a margin may tell a larger one before.
                said_so = {row.by for row in table.rows if str(row.base).startswith("fewer")}
                is_few = tier == Tier.SERVICE and group in said_so
                yield from (kinds for kinds in (sets, base) if 0 < self.number(kinds) <= few)
                for said in SAID[:4]:
                    kinds = [kind for kind in sets if kind[3] == said]
                    number = self.number(kinds)
                    if 0 < number <= most or (number and is_few and said != "x"):
                        yield kinds


def attack(city, tier):
    """Fails where a number is known that nobody may know."""
    worlds = Worlds(city.people)
    for unit, table in city.tables:
        if tier == Tier.SERVICE or unit.tier == Tier.PUBLIC:

            def kinds_of(group, said, unit=unit):
                return city.kinds(unit.dimensions, unit.period, group, said)

            learn(worlds, table, kinds_of)
    for kinds in city.secrets(tier):
        assert worlds.could_be_another(kinds), (kinds, city.number(kinds))
