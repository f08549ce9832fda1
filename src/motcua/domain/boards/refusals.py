"""Expected refusals of the acts on boards. `web` and `cli` turn the reason into words."""

from enum import StrEnum


class Why(StrEnum):
    """Why a board cannot be made or taken down."""

    NO_RIGHT = "no_right"
    NO_ITEMS = "no_items"
    TOO_MANY_ITEMS = "too_many_items"
    TWICE = "twice"
    UNKNOWN_PROCEDURE = "unknown_procedure"
    UNKNOWN_LIFE_EVENT = "unknown_life_event"
    NOT_THIS_LAYOUT = "not_this_layout"
    NO_PLACE = "no_place"
    RETIRED_ALREADY = "retired_already"


class CannotKeep(Exception):
    """The act is refused; nothing was changed. `about` names the thing, if there is one."""

    def __init__(self, why: Why, about: str = "") -> None:
        self.why = why
        self.about = about
        super().__init__(f"{why.value}{f' ({about})' if about else ''}")
