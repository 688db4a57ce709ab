"""The chamber's instruments."""
