"""What you mean to turn to somebody about, and what you said to any follow-up: done, later, let go."""

from django.db import models

DONE, SNOOZED, LET_GO = "done", "snoozed", "let go"


class FollowUp(models.Model):
    """Written by hand. All other follow-ups are reckoned from the history and never stored."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="followups")
    text = models.TextField()
    on = models.DateField()  # wherever you are then
    at = models.TimeField(null=True)  # an hour is meant in `zone`, wherever you are then
    zone = models.TextField(default="")  # an IANA name: "Europe/Lisbon"
    until_in_touch = models.BooleanField(default=False)  # ended by any contact after it was written
    written_at = models.DateTimeField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "follow_up"


class Decision(models.Model):
    """What you said to a follow-up, known by what it rests on, so that it holds when that is read anew."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    rests_on = models.TextField()
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="+")
    kind = models.TextField()
    until_on = models.DateField(null=True)
    at = models.DateTimeField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "decision"
        indexes = (models.Index(fields=("space", "rests_on"), name="decision_rests_on"),)
