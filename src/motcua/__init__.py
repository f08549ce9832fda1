"""Một Cửa: resolves administrative procedures, from a citizen's question to a signed result."""

__version__ = "0.1.0"
