"""What you wrote down about a person."""

from django.db import models


class Note(models.Model):
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    at = models.DateTimeField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "note"
