"""Those who live in the dreams: who they are, what becomes of them, and what is said of it."""
