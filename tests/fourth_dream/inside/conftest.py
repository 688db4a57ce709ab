"""The game without a window, where The Weir is installed."""

from tests.play.conftest import app

__all__ = ["app"]
