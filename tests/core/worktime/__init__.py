"""Tests of `motcua.core.worktime`."""
