"""The to-dos put into your calendar: which of them stands for which follow-up, and what was last agreed about it."""

from django.db import models


class TodoPlace(models.Model):
    """The calendar on your server that they are put into, and how the last look at it went. One at a time is open."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    account = models.TextField()  # a digest of address, user and name; another account is another place
    path = models.TextField(default="")  # of the calendar on its server, once it was found
    salt = models.TextField()  # secret: what a follow-up rests on cannot be told from the name of its to-do
    opened_at = models.DateTimeField()
    tried_at = models.BigIntegerField(default=0)  # seconds since 1970
    looked_at = models.DateTimeField(null=True)  # the last look that went well
    failed_why = models.TextField(default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "todo_place"


class Todo(models.Model):
    """Open, ended there as here, or taken away by you in the calendar. Written down before it is put there."""

    place = models.ForeignKey("TodoPlace", on_delete=models.CASCADE)
    key = models.TextField()  # the follow-up, salted
    turn = models.IntegerField(default=0)  # what was ticked and comes again is a to-do of its own
    kind = models.TextField()
    tag = models.TextField(default="")  # the server's, for what was last read or written
    day = models.DateField(null=True)  # on which it was due when that was last agreed
    told = models.TextField(default="")  # a digest of what was written
    ended_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)  # you deleted it there; it stays here
    acted = models.ForeignKey("Event", null=True, on_delete=models.SET_NULL, related_name="+")  # what ticking it did

    class Meta:
        db_table = "todo"
        constraints = (models.UniqueConstraint(fields=("place", "key", "turn"), name="todo_once"),)
