"""How often you would like to be in touch, and at what pace."""

from django.db import models


class Rhythm(models.Model):
    """With one person, or with all of a circle. 0 days: none."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    person = models.ForeignKey("Person", null=True, on_delete=models.CASCADE, related_name="rhythms")
    circle = models.TextField(default="")
    days = models.IntegerField()
    at = models.DateTimeField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "rhythm"


class Pace(models.Model):
    """To how many people a day you want to turn, when not, and until when you are away. The last one holds."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    daily = models.IntegerField()
    quiet_days = models.TextField(default="")  # numbers of weekdays, Monday is 0: "56"
    quiet_from = models.TimeField(null=True)  # hours in which nothing goes out by itself
    quiet_to = models.TimeField(null=True)
    away_until = models.DateField(null=True)  # the first day on which you are back
    at = models.DateTimeField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "pace"
