"""What happened in a run, and what else might have."""
