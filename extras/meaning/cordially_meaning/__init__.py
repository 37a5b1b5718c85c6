"""The weights of all-MiniLM-L6-v2 as bytes, for matching by meaning in Cordially; no code beside this line."""
