"""What a carer filled in on the way to sending, page by page, and what a case keeps of it.

`Sending.body` holds a part for each page that she sent: `{"what": {…}, "reach": {…}, …}`, each with
the fields of its form in `carers.forms.asking`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from carers.cases.contact import Contact
from carers.cases.routing import Placed

LOOK, CALL = "look", "call"
WAYS = {
    "phone": ("phone", "mobile"),
    "text": ("mobile",),
    "email": ("email",),
    "post": ("address",),
}
"""A way that she calls safe, and the fields of which one is needed for it."""


@dataclass(frozen=True)
class Asked:
    body: Mapping[str, Mapping[str, Any]]
    harm: bool = False
    """Her answers speak of harm: what is safe is asked before anything else."""
    young: bool = False
    """Under 18: nobody assesses her jointly with an adult."""

    @property
    def parts(self) -> list[str]:
        """The pages that she is asked, in order."""
        reaching = ["safe", "reach"] if self.harm else ["reach", "safe"]
        if self.wants_call:
            return ["what", *reaching, "help", "share"]
        other = ["other"] if self.is_joint else []
        return ["what", *other, *reaching, "help", "people", "share"]

    @property
    def wants_call(self) -> bool:
        return self._said("what", "wants") == CALL

    @property
    def is_joint(self) -> bool:
        joint = self._said("what", "joint") == "joint"
        return joint and not self.young and not self.wants_call

    @property
    def ward_stay(self) -> bool:
        return self._said("what", "hospital") == "yes"

    def is_done(self, part: str, placed: Placed) -> bool:
        """Sent, and still true: she agreed to where it goes now, and can be reached safely."""
        if part not in self.body:
            return False
        if part == "share":
            given: Mapping[str, Any] = self.body["share"]
            return bool(given.get("consent")) and given.get("to") == self.agreed_to(placed)
        later = "reach" if self.harm else "safe"
        return part != later or "safe" not in self.body or self.can_be_reached

    def first_open(self, placed: Placed) -> str | None:
        """The page that has to be filled in next; None when it is time to check and send."""
        return next((part for part in self.parts if not self.is_done(part, placed)), None)

    def agreed_to(self, placed: Placed) -> str:
        """What her consent is for. Where it goes elsewhere, or more is sent, she is asked again."""
        return f"{placed.code}/{CALL if self.wants_call else LOOK}"

    @property
    def can_be_reached(self) -> bool:
        """Whether one of the ways that she gave is one that she calls safe."""
        reach, safe = self.body.get("reach", {}), self.body.get("safe", {}).get("may", [])
        return any(
            way in safe and any(reach.get(field) for field in fields)
            for way, fields in WAYS.items()
        )

    # What a case keeps ---------------------------------------------------------------------

    @property
    def contact(self) -> Contact:
        reach, safe = self.body.get("reach", {}), self.body.get("safe", {})
        help_, share = self.body.get("help", {}), self.body.get("share", {})
        may = safe.get("may", [])
        return Contact(
            **{
                name: reach.get(name, "")
                for name in ("name", "phone", "mobile", "email", "address", "prefers", "news_by")
            },
            may_phone="phone" in may,
            may_leave_message="message" in may,
            may_text="text" in may,
            may_email="email" in may,
            may_post="post" in may,
            may_say_who="say-who" in may,
            when=safe.get("when", ""),
            caution=safe.get("caution", ""),
            interpreter=bool(help_.get("interpreter")),
            spoken=help_.get("spoken", ""),
            sign_language=bool(help_.get("sign_language")),
            other_help=help_.get("other_help", ""),
            nhs_number=share.get("nhs_number", ""),
        )

    @property
    def involved(self) -> dict[str, Any]:
        """`people` and `ward`, who is in hospital and where, in her words; of a joint assessment
        `other_name`, `other_agreed` ('yes', 'not-asked', 'cannot') and `other_how`."""
        what, people = self.body.get("what", {}), self.body.get("people", {})
        found = {
            "people": people.get("involved", ""),
            "ward": what.get("ward", "") if self.ward_stay else "",
        }
        if self.is_joint:
            found |= self.body.get("other", {})
        return {name: value for name, value in found.items() if value}

    @property
    def helper(self) -> dict[str, str]:
        """Who helped her to answer."""
        people = self.body.get("people", {})
        named = ("helper_name", "helper_relation")
        return {name: people[name] for name in named if people.get(name)}

    def _said(self, part: str, field: str) -> str:
        return str(self.body.get(part, {}).get(field, ""))
