"""Proof that the tables say what the ledger says: every chain recomputed, every state rebuilt and compared."""

from motcua.domain.dossiers.verification.run import Difference, erased_words, verify

__all__ = ["Difference", "erased_words", "verify"]
