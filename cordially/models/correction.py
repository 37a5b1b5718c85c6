"""What you said about a relationship, against or beside what the figures say. It lasts."""

from django.db import models

CLOSER, FARTHER, NOT_SUGGESTED, DIFFERENT = "closer", "farther", "not suggested", "different"
KINDS = (CLOSER, FARTHER, NOT_SUGGESTED)


class Correction(models.Model):
    """About a person, or (DIFFERENT) about two who are not the same."""

    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="corrections")
    kind = models.TextField()
    other = models.ForeignKey("Person", null=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "correction"
