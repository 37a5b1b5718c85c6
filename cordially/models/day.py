"""Whom a day's list named, and what you said to that: so that nobody comes day after day while others wait."""

from django.db import models

SHOWN, SNOOZED, DONE, LET_GO = "shown", "snoozed", "done", "let go"


class Day(models.Model):
    """One person on one day's list (`SHOWN`), put off until a day (`SNOOZED`), or looked after (`DONE`).

    `LET_GO`: their silence is let be until they were in touch again.
    """

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="days")
    kind = models.TextField()
    why = models.TextField(default="")  # the kind of reason they were shown for
    on = models.DateField()
    until_on = models.DateField(null=True)
    event = models.ForeignKey("Event", null=True, on_delete=models.CASCADE)

    class Meta:
        db_table = "day"
        indexes = (models.Index(fields=("space", "on"), name="day_on"),)
