"""Interactions that answer each other, known by the keys they name."""

from django.db import models


class ThreadReference(models.Model):
    """A digest of a message's key, and the thread that names it; kept for messages not seen yet as well."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    key = models.BigIntegerField()
    thread = models.IntegerField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "thread_reference"
        managed = False
