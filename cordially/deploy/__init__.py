"""Units for systemd, as `cordially jobs units` writes them."""
