"""Finding: one file per noun, viewer first, no writes."""
