"""Tests: small worlds, one act, one claim."""
