"""The one exception for what a user can cause and mend."""


class Fault(Exception):
    """Something wrong with a file, an argument or the surroundings. `str()` says what, where, what to do."""
