"""Stored files: content-addressed, checked before they are stored, never changed."""

from django.db import models


class StoredFile(models.Model):
    """A checked file. Its bytes lie under their SHA-256 in the document store."""

    authority = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="bytes")
    media_type = models.CharField(max_length=100, help_text="found in the content, not told by the sender")
    pages = models.PositiveIntegerField(null=True, help_text="pages of a PDF, where it is one")
    stored_at = models.DateTimeField(help_text="when these bytes last came")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "sha256"], name="same_bytes_stored_once"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="no_empty_file"),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.media_type})"
