"""First lines that were put into your own Drafts folder, so that none is put there twice."""

from django.db import models


class Draft(models.Model):
    """Written before it is put there: after a crash in between, the folder is searched for its Message-ID."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    about = models.TextField()  # what it rests on, and the address that it is for
    message = models.TextField()  # the Message-ID
    seal = models.TextField(default="")  # of the words put there, to see whether you changed them since
    folder = models.TextField(default="")
    placed_at = models.BigIntegerField(null=True)  # seconds since 1970

    class Meta:
        db_table = "draft"
        constraints = (models.UniqueConstraint(fields=("space", "about"), name="draft_once"),)
