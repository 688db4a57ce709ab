"""Laws of The Engine."""
