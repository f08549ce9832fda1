"""The public API: published procedures and search, read-only, for anybody."""
