"""The city and its platform."""
