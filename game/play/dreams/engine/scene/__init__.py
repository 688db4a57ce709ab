"""The chamber."""
