"""What promises, asks, offers and needs have in common: a sentence, who said it to whom, where and when."""

from django.db import models


class Said(models.Model):
    """A sentence that was found, or written down by hand (`event` and no interaction).

    `person` is the home person of the other one, whoever spoke. What was found is disposable; what was confirmed,
    dismissed or ended lasts (`is_decided`), and comes back when the sentence is read again.
    """

    space = models.ForeignKey("cordially.Space", on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey("cordially.Person", on_delete=models.CASCADE, related_name="+")
    interaction = models.ForeignKey("cordially.Interaction", null=True, on_delete=models.CASCADE, related_name="+")
    mine = models.BooleanField()  # I said it
    kind = models.TextField()  # of core.words.KINDS
    text = models.TextField()
    start = models.IntegerField(default=0)  # where the sentence stands in the interaction's text
    end = models.IntegerField(default=0)
    said_at = models.BigIntegerField()  # seconds since 1970
    sure = models.BooleanField(default=False)
    chance = models.FloatField(default=1.0)
    reason = models.TextField(default="")
    confirmed_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)
    event = models.ForeignKey("cordially.Event", null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
