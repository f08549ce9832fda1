"""The one way the launcher says no: a sentence for the person at the keyboard."""


class CannotStart(Exception):
    """Something outside the program prevents a start. The message names it and says what to do; exit code 2."""
