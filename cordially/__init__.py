"""Connect instead of network: who your warmest people are, and whom to turn to today."""
