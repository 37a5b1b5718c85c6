"""What you can share: ideas, resources, and people you could introduce."""

from django.db import models

IDEA, RESOURCE, PERSON = "idea", "resource", "person"
KINDS = (IDEA, RESOURCE, PERSON)


class ShelfItem(models.Model):
    """An article, advice, feedback (`IDEA`); a book, a template, a room (`RESOURCE`); somebody (`PERSON`)."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    kind = models.TextField()  # of KINDS
    title = models.TextField()
    about = models.TextField(default="")
    link = models.TextField(default="")
    person = models.ForeignKey("Person", null=True, on_delete=models.CASCADE, related_name="+")
    origin = models.TextField(default="")  # the file it came from; empty where you typed it
    terms = models.TextField(default="")  # what it is about, of core.matching.pack; derived
    added_at = models.DateTimeField()
    off_at = models.DateTimeField(null=True)  # taken off the shelf
    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "shelf"
