"""Who plays The Engine, and what each of them tends to do."""
