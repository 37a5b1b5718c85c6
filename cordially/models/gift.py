"""Help that was given, in words. Nothing is weighed, nothing is owed."""

from django.db import models


class Gift(models.Model):
    """From me to a person (`mine`), or from them to me; with what came of it, where it was told."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="+")
    mine = models.BooleanField()
    text = models.TextField()
    on = models.DateField()
    item = models.ForeignKey("ShelfItem", null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.TextField(default="")
    thanks = models.TextField(default="")
    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "gift"
