"""The weights of Resemblyzer's voice encoder, for telling two voices apart in Cordially; no code beside this line."""
