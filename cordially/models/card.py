"""A person as some address book tells them."""

from django.db import models
from django.db.models import F, Func, Value

_BIRTHDAY = Func(F("told"), Value("$.birthday"), function="json_extract")


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
        indexes = (  # days of the year are found by these, never by reading all cards
            models.Index("space", Func(_BIRTHDAY, Value(-5), function="substr"), name="card_birthday"),
            models.Index(
                "space", Func(F("told"), Value("$.anniversaries"), function="json_extract"), name="card_anniversaries"
            ),
        )
