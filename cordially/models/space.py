"""A place whose facts belong together: yours, or a community's."""

from django.db import models


class Space(models.Model):
    """One person's own history. `me` is the person it is about, once that is known."""

    name = models.TextField(default="")
    me = models.ForeignKey("Person", null=True, on_delete=models.SET_NULL, related_name="+")
    tempo = models.JSONField(null=True)  # core.warmth.Tempo, packed: how busy my days are; derived
    created_at = models.DateTimeField()
    reckoned = models.BigIntegerField(null=True)  # until when ties tell what passed, in seconds since 1970
    needs_by = models.TextField(default="")  # which learning read the needs of all words; empty: not one alone
    looked = models.IntegerField(default=0)  # the last interaction that was held against what was open

    class Meta:
        db_table = "space"
