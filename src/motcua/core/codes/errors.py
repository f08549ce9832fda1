"""What a code that cannot be read is refused with; the text names the code and the form expected."""


class UnreadableCode(ValueError):
    """A text that is no code of the kind asked for; the text is fit to be shown."""
