"""A person as some address book tells them."""

from django.db import models


class Card(models.Model):
    """The card as last told. What it says about work is also in `position`."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE, db_index=False)
    source = models.TextField()
    key = models.TextField()
    name = models.TextField(default="")
    told = models.JSONField()  # the whole record
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="cards")
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "card"
        constraints = (models.UniqueConstraint(fields=("space", "source", "key"), name="card_once"),)
