"""The world: whole-number, batched, without clock, files or globals."""
