"""What somebody asks for: an answer, a favour, a thing."""

from collections.abc import Collection

from django.db import models

from cordially.models.said import Said


class Ask(Said):
    """Mine or theirs; of kind "request" or "pitch". Answered by the next word of whoever was asked, on any channel."""

    due_on = models.DateField(null=True)
    answered_at = models.BigIntegerField(null=True)
    answered_by = models.ForeignKey("Interaction", null=True, on_delete=models.SET_NULL, related_name="+")
    let_go_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "ask"
        indexes = (models.Index(fields=("space", "answered_at", "said_at"), name="ask_open"),)

    @classmethod
    def of(cls, interactions: Collection[int]) -> "list[Ask]":
        """What was asked of me in these messages and still waits, as it stands there.

        Found by the messages alone: the index of all that waits holds tens of thousands.
        """
        rows = cls.objects.filter(interaction_id__in=interactions, mine=False, kind="request")
        found = rows.select_related("interaction").order_by("start", "id")
        return [one for one in found if (one.answered_at, one.let_go_at, one.dismissed_at) == (None, None, None)]
