"""The texts of the story: what the people in it wrote to one another."""
