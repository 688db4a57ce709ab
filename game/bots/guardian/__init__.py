"""Who plays The Guardian, and what each of them tends to do."""
