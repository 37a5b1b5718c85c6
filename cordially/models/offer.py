"""What somebody would gladly give."""

from cordially.models.said import Said


class Offer(Said):
    """Mine or theirs."""

    class Meta:
        db_table = "offer"
