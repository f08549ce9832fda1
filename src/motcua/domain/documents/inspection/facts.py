"""What an inspection finds out about a file that is in order."""

from dataclasses import dataclass

from motcua.domain.documents.media import MediaType


@dataclass(frozen=True, slots=True)
class Facts:
    """The true type of a file and, for a PDF, its pages."""

    media_type: MediaType
    pages: int | None = None
