"""Laws that every dream may use."""
