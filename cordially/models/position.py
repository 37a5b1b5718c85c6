"""Where somebody works or has worked."""

from django.db import models


class Position(models.Model):
    """From a card, or said by you. Dates are ISO and may be partial."""

    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="positions")
    card = models.ForeignKey("Card", null=True, on_delete=models.CASCADE, related_name="positions")
    organisation = models.TextField(default="")
    title = models.TextField(default="")
    since = models.TextField(default="")
    until = models.TextField(default="")
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "position"
        indexes = (  # what is held now and tells since when
            models.Index(fields=("since",), condition=models.Q(until="", since__gt=""), name="position_begun"),
        )
