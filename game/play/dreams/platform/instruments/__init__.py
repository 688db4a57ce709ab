"""The city's instruments."""
