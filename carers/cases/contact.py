"""How to reach a carer, and what must not be done."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from portal.notices.addresses import Address


@dataclass(frozen=True)
class Contact:
    """As it is kept, encrypted, with her case. Whatever she did not allow is not allowed."""

    name: str = ""
    phone: str = ""
    """As she typed it; `mobile` is the one that texts go to."""
    mobile: str = ""
    """+447…; empty where she gave none."""
    email: str = ""
    address: str = ""
    prefers: Literal["", "phone", "text", "email", "post"] = ""
    news_by: Literal["", "text", "email"] = ""
    """How she wants to be told what happens; nothing: she asks, or is phoned."""
    may_phone: bool = False
    may_leave_message: bool = False
    may_text: bool = False
    may_email: bool = False
    may_post: bool = False
    may_say_who: bool = False
    """Whether whoever answers may hear who is calling."""
    when: str = ""
    """When it is safe and good, in her words."""
    caution: str = ""
    """Anything else to mind, in her words."""
    interpreter: bool = False
    spoken: str = ""
    """The language she speaks best, in her words."""
    sign_language: bool = False
    other_help: str = ""
    """Large print, someone with her, a place without stairs …, in her words."""
    nhs_number: str = ""
    """Ten digits, where she gave it."""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Contact":
        """From what is stored; what this version does not know is left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    def for_news(self) -> Address | None:
        """Where she wants to hear what happens. None: nothing may be sent."""
        if self.news_by == "text" and self.may_text and self.mobile:
            return Address("text", self.mobile)
        if self.news_by == "email" and self.may_email and self.email:
            return Address("email", self.email)
        return None
