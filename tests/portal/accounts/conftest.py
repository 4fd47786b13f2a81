"""What tests of sign-in share."""

import pytest

from tests.portal.accounts.organisation import running

organisation = pytest.fixture(running, name="organisation")
