"""Answering questions about procedures from what is published: pure rules, no database, no model of language."""
