"""Who plays The Platform, and what each of them tends to do."""
