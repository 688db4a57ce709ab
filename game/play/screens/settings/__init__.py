"""The settings: pages of rows, one module a page."""

from game.play.screens.settings.screen import SettingsScreen

__all__ = ["SettingsScreen"]
