"""Nothing is lost and nothing breaks in: real processes, real files, and what may happen to them."""
