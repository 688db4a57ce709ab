"""Laws of The Platform."""
