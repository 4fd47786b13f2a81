"""The files of rules, items, figures and numbers as one body that can be stored and published.

data/rules.toml   data/rates.toml   data/contacts.toml
data/items/items.toml   data/items/texts/<language>.toml
"""

import datetime
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from carers.plan.items import BadRuleset
from carers.plan.rules import with_named
from carers.plan.texts import read_file
from portal.languages.table import ENGLISH

DATA = Path(__file__).resolve().parents[1] / "data"


def body(folder: Path = DATA) -> dict[str, Any]:
    """As a Ruleset stores it. Raises BadRuleset, OSError."""
    try:
        rules, items = _toml(folder / "rules.toml"), _toml(folder / "items" / "items.toml")
        return {
            "rules": [_rule(row, rules) for row in rules["rule"]],
            "most": rules.get("most", {}),
            "of_others": rules.get("of_others", {}),
            "why": {"alone": [], **rules.get("why", {})},
            "items": [{**items.get("defaults", {}), **row} for row in items["item"]],
            "sources": items["source"],
            "rates": _toml(folder / "rates.toml")["rate"],
            "contacts": _toml(folder / "contacts.toml"),
            "texts": read_file(folder / "items" / "texts" / f"{ENGLISH.code}.toml"),
        }
    except tomllib.TOMLDecodeError as error:
        raise BadRuleset(f"A file is not TOML: {error}.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise BadRuleset(f"Something is missing or of the wrong kind: {error}.") from error


def _rule(row: Mapping[str, Any], rules: Mapping[str, Any]) -> dict[str, Any]:
    whole = {**rules.get("defaults", {}), **row}
    if "when" in whole:
        whole["when"] = with_named(whole["when"], rules.get("condition", {}))
    return whole


def _toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return dict(_plain(tomllib.load(file)))


def _plain(value: Any) -> Any:
    """Dates as text, so that the body is JSON."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
