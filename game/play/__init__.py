"""The game as one plays it: the only floor that knows pygame."""

import os

# The library greets on stdout when it is imported, where --json prints one object and nothing else.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
