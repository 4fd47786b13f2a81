"""Tables for tests, in few words."""

from types import SimpleNamespace

from surveys.figures.tables import Row, Table

SETTINGS = SimpleNamespace(B_MIN_BASE=10, B_MAX_HIDDEN=4, C_MAX_HIDDEN=7, C_ROUND=5, C_MIN_PCT=30)


def row(*counts, question="q", by=None, apart=(), is_partition=True, base=None):
    """Options are called a, b, c …; those apart x, y, z."""
    named = dict(zip("abcdefgh", counts, strict=False))
    return Row(
        question=question,
        by=by,
        counts=named,
        apart=dict(zip("xyz", apart, strict=False)),
        base=sum(counts) if base is None else base,
        is_partition=is_partition,
    )


def table(*rows, bases=None, **fields):
    """The first row is that of all together. Bases of groups follow from their rows."""
    found = {one.by: max(one.base, 0) for one in rows}
    return Table(bases={**found, **(bases or {})}, rows=rows, **fields)


def by_groups(*groups, question="q"):
    """One question broken down: each group a list of counts; all together is their sum."""
    whole = [sum(column) for column in zip(*groups, strict=True)]
    rows = [row(*counts, question=question, by=f"g{n}") for n, counts in enumerate(groups, 1)]
    return table(row(*whole, question=question), *rows)


def shown(protected):
    """By question and group: what stands for each option."""
    return {
        (one.question, one.by): [cell.count for cell in one.cells] or one.base
        for one in protected.rows
    }
