"""The scenes behind the panel, one a dream, and the one behind the title."""
