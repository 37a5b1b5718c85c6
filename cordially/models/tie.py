"""How alive the relationship with a person is: figures kept as imports come, so that ranking never reads all again."""

from django.db import models


class Tie(models.Model):
    """One row for each person who stands for themselves. Derived: dropped and reckoned anew at any time."""

    person = models.OneToOneField("Person", on_delete=models.CASCADE, primary_key=True, related_name="tie")
    space = models.ForeignKey("Space", on_delete=models.CASCADE, db_index=False)
    figures = models.TextField()  # core.warmth.Figures, packed as JSON
    glance = models.FloatField(default=0.0)  # when last reckoned; never less at any later time
    peak = models.FloatField(default=0.0)  # the same on the day of the last contact
    sent = models.IntegerField(default=0)
    received = models.IntegerField(default=0)
    meetings = models.IntegerField(default=0)
    first_at = models.BigIntegerField(null=True)
    last_at = models.BigIntegerField(null=True)
    last_in_at = models.BigIntegerField(null=True)  # addressed to me, by hand
    last_out_at = models.BigIntegerField(null=True)
    years = models.TextField(default="{}")  # JSON: year: [from me, from them, met]
    unanswered = models.IntegerField(default=0)  # my latest messages, one after another, without an answer

    class Meta:
        db_table = "tie"
        indexes = (
            models.Index(fields=("space", "-glance"), name="tie_glance"),
            models.Index(fields=("space", "-peak"), name="tie_peak"),
        )
