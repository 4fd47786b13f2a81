"""What is stored of carers."""

from carers.models.rulesets import Ruleset

__all__ = ["Ruleset"]
