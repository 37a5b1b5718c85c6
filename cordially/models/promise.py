"""Something one person said they would do for another: open, kept, or let go."""

from django.db import models

from cordially.models.said import Said


class Promise(Said):
    """Mine or theirs. `again` counts how often it was said; only the first time is kept as a row."""

    due_on = models.DateField(null=True)
    due_text = models.TextField(default="")
    firm = models.BooleanField(default=True)
    again = models.IntegerField(default=0)
    kept_at = models.BigIntegerField(null=True)  # by evidence or by word; seconds since 1970
    kept_by = models.ForeignKey("Interaction", null=True, on_delete=models.SET_NULL, related_name="+")
    kept_why = models.TextField(default="")
    let_go_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "promise"
        indexes = (models.Index(fields=("space", "kept_at", "said_at"), name="promise_open"),)
