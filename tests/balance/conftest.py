"""What the modules of balance share."""

import pytest

from tests.balance.cast import Cast, Casts


@pytest.fixture
def deep(casts: Casts) -> Cast:
    """Who plays deep sleep, of the module's own `casts`."""
    return casts["deep-sleep"]
