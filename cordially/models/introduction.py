"""Bringing two people together, both agreeing first."""

from django.db import models


class Introduction(models.Model):
    """Each side is asked apart. A no is between that side and me, and holds for later as well."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="+")
    why = models.TextField(default="")
    started_at = models.DateTimeField()
    person_agreed_at = models.DateTimeField(null=True)
    person_declined_at = models.DateTimeField(null=True)
    other_agreed_at = models.DateTimeField(null=True)
    other_declined_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "introduction"
