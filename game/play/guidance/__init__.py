"""Lines of help, and the lessons."""
