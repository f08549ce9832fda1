"""Is a model safe to publish: every node reachable, every path comes to an end, no token can be stranded."""

from motcua.core.workflow.soundness.check import check

__all__ = ["check"]
