"""Why two are held to be one person: who says so, how surely, and for what reasons."""

from django.db import models


class Link(models.Model):
    """Two home persons are one. A fact with an author, found at an import or said by you; undone with its event.

    Whoever is connected by links shares a root (`Person.root`), which is reckoned from these rows alone.
    """

    space = models.ForeignKey("Space", on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="linked")
    sure = models.FloatField()
    reasons = models.JSONField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "link"
