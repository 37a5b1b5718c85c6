"""Where the two databases differ: bulk writing, search, and how they are opened and kept sound."""
