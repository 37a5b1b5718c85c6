"""One time people were in touch; each one's part in it; and the words."""

from django.db import models

FROM, TO, CC, BCC, ORGANIZER, ATTENDEE = 1, 2, 3, 4, 5, 6
ROLES = {"from": FROM, "to": TO, "cc": CC, "bcc": BCC, "organizer": ORGANIZER, "attendee": ATTENDEE}
ANSWERS = {"": 0, "accepted": 1, "declined": 2, "tentative": 3, "waiting": 4}
DECLINED = ANSWERS["declined"]
SIGNS = {"list": 1, "bulk": 2, "auto": 4, "noreply": 8, "unsubscribe": 16}
AUTOMATIC = SIGNS["bulk"] | SIGNS["auto"] | SIGNS["noreply"] | SIGNS["unsubscribe"]
OUT, IN, AMONG = 1, -1, 0


class Interaction(models.Model):
    """A message, a meeting, a call. `key` is a digest that is the same wherever the same one is told again."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE, db_index=False)
    kind = models.TextField()
    key = models.BinaryField(max_length=16)
    at = models.BigIntegerField(null=True)  # seconds since 1970, UTC
    offset = models.SmallIntegerField(null=True)  # minutes east of UTC, where it was told
    seconds = models.IntegerField(null=True)  # how long a meeting lasted
    direction = models.SmallIntegerField(default=AMONG)  # derived from who is me
    direct = models.BooleanField(default=False)  # derived: I wrote it, or it was addressed to me, not copied
    thread = models.IntegerField(null=True)  # id of the thread's first known interaction
    words = models.IntegerField(default=0)
    crowd = models.IntegerField(default=1)  # how many it was addressed to
    signs = models.SmallIntegerField(default=0)  # bits of SIGNS
    answering = models.BooleanField(default=False)  # it says that it answers another
    cancelled_at = models.DateTimeField(null=True)
    heard = models.BooleanField(default=True)  # False while its words wait to be read for promises and needs
    event = models.ForeignKey("Event", on_delete=models.CASCADE, db_index=False)

    class Meta:
        db_table = "interaction"
        constraints = (models.UniqueConstraint(fields=("key", "space"), name="interaction_once"),)
        indexes = (
            models.Index(fields=("thread",), name="interaction_thread"),
            models.Index(fields=("at",), name="interaction_at"),
            models.Index(fields=("at",), name="interaction_unheard", condition=models.Q(heard=False)),
            models.Index(fields=("event",), name="interaction_event"),
        )


class Participant(models.Model):
    """Made by hand in the store: clustered by identity and time, so that a timeline is one range."""

    pk = models.CompositePrimaryKey("identity_id", "at", "interaction_id", "role")
    identity = models.ForeignKey("Identity", on_delete=models.CASCADE, related_name="parts")
    at = models.BigIntegerField()
    interaction = models.ForeignKey("Interaction", on_delete=models.CASCADE, related_name="parts")
    role = models.SmallIntegerField()
    answer = models.SmallIntegerField(default=0)

    class Meta:
        db_table = "participant"
        managed = False


class Words(models.Model):
    """What was written: new text only. Indexed in full by the store."""

    interaction = models.OneToOneField("Interaction", on_delete=models.CASCADE, primary_key=True, related_name="told")
    subject = models.TextField(default="")
    text = models.TextField(default="")
    signature = models.TextField(default="")
    attachments = models.TextField(default="")  # names, one a line
    labels = models.TextField(default="")  # one a line
    place = models.TextField(default="")

    class Meta:
        db_table = "words"
        managed = False
