"""Something done in this program, by whom, when; and what it takes to undo it."""

from django.db import models


class Event(models.Model):
    """One action or one import. Those of one command share a `batch`, the id of its first event."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    kind = models.TextField()  # "import", "add", "note", "met", "merge", "split", ...
    what = models.TextField(default="")  # one sentence for people
    at = models.DateTimeField()
    batch = models.IntegerField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "event"


class Change(models.Model):
    """One row as it was before an event (none: it was added) and after (none: it was removed)."""

    event = models.ForeignKey("Event", on_delete=models.CASCADE)
    table = models.TextField()
    row = models.IntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        db_table = "change"
