"""What is kept: settings, progress, recordings."""
