"""What was spoken in a call, turn by turn."""

from django.db import models


class Talk(models.Model):
    """The transcript of an interaction of kind "call": [speaker, text, start, end] for each turn, seconds or null."""

    interaction = models.OneToOneField("Interaction", on_delete=models.CASCADE, primary_key=True, related_name="talk")
    turns = models.JSONField()

    class Meta:
        db_table = "talk"
