"""The hall's instruments."""
