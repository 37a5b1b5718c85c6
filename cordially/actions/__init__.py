"""Doing: one file per noun, viewer first, one transaction, one event."""
