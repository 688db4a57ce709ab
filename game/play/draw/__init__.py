"""What lies on the desk: one file an instrument."""
