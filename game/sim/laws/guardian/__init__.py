"""Laws of The Guardian."""
