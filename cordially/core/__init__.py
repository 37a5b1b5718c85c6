"""Thinking: pure functions on frozen values; no database, no files, no clock, no network."""
