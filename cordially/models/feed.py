"""The secret address at which your calendar finds the follow-ups."""

from django.db import models


class Feed(models.Model):
    """Kept as a digest: who reads the database does not learn the address. One at a time is open."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    digest = models.TextField(unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "feed"
