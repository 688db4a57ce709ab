"""Screens, one a file: the title, falling asleep, the desk, the pause, settings, keys, the debrief, watching."""
