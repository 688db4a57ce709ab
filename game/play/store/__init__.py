"""Stored data: settings, progress, recordings."""
