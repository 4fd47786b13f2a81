"""Whether a notice is still wanted when its turn comes: minutes or a night after it was written.

A room whose messages can lose their reason registers a question in its app's `ready()`:

    wanted.register("survey-reminder", still_waits_for_an_answer)
"""

from collections.abc import Callable

from portal.notices.models import Notice
from portal.registry.registry import Registry

NOT_WANTED = "Its reason was gone before it went out."

wanted: Registry[Callable[[Notice], bool]] = Registry("questions whether a notice is still wanted")
"""By template. A notice of which nobody asks is wanted."""


def is_wanted(notice: Notice) -> bool:
    still = wanted.get(notice.template)
    return still is None or still(notice)
