"""A human being you know or know of; or, set apart, a robot, a list, a shared mailbox."""

from django.db import models

HUMAN, ROBOT, LIST, SHARED = "human", "robot", "list", "shared"
HATS = ("candidate", "recruiter", "hiring manager")


class Person(models.Model):
    """Every identity begins with a home person of its own; links say which of them are one (`models.link`).

    `root` stands for all who are linked: derived, never edited. Faces show only those whose root is themselves.
    """

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    name = models.TextField(default="")  # derived from cards and identities, unless `named`
    name_key = models.TextField(default="")  # folded, for finding
    named = models.TextField(default="")  # as you named them; lasts
    nature = models.TextField(default=HUMAN)  # derived from how they write, unless `nature_said`
    nature_said = models.TextField(default="")
    hats = models.TextField(default="")  # comma-separated, of HATS
    root = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="below", db_index=False)
    event = models.ForeignKey("Event", null=True, on_delete=models.CASCADE, db_index=False)

    class Meta:
        db_table = "person"
        indexes = (
            models.Index(fields=("root",), name="person_root"),
            models.Index(fields=("event",), name="person_event"),
            models.Index(fields=("space", "name_key"), name="person_name_key"),
        )
