"""A goal, a challenge, an interest or a turn in life that a person spoke of, in their own words."""

from cordially.models.said import Said


class Need(Said):
    """Of kind "goal", "challenge", "interest" or "life event"; about `person`, or about me where `mine`."""

    class Meta:
        db_table = "need"
