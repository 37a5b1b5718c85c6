"""The weights of all-MiniLM-L6-v2 as bytes, and what finds needs with them in Cordially; no code beside this line."""
