"""What goes out by itself, to you: whether and when you want it, and each one that was sent or waits."""

from django.db import models

DIGEST, BRIEF = "digest", "brief"
MAIL, NOTICE = "mail", "notice"


class Digest(models.Model):
    """The last one holds; with no address and no notice there is none."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    to = models.TextField(default="")
    notice = models.BooleanField(default=False)  # in short, by way of [apprise]
    briefs = models.BooleanField(default=False)  # half an hour before a meeting, the same ways
    at = models.TimeField()  # on the clock of wherever you are
    key = models.TextField()  # signs the links in the mails; another one ends them all
    made_at = models.DateTimeField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "digest"


class Delivery(models.Model):
    """One of them, once. Claimed by one update, tried again with growing waits, and kept with how it ended."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    kind = models.TextField()  # "digest", "brief"
    by = models.TextField(default="mail")  # or "notice"
    on = models.DateField()
    about = models.TextField(default="")  # the meeting, by its key and hour
    until = models.BigIntegerField(null=True)  # seconds since 1970: not sent from then on
    message = models.TextField()  # the Message-ID, the same at every try
    next_at = models.BigIntegerField()  # seconds since 1970: not tried before
    claimed_at = models.BigIntegerField(null=True)
    tries = models.IntegerField(default=0)
    sent_at = models.BigIntegerField(null=True)
    given_up_at = models.BigIntegerField(null=True)
    failed_why = models.TextField(default="")

    class Meta:
        db_table = "delivery"
        constraints = (models.UniqueConstraint(fields=("space", "kind", "by", "on", "about"), name="delivery_once"),)

    @property
    def is_mail(self) -> bool:
        return self.by == MAIL

    @property
    def is_brief(self) -> bool:
        return self.kind == BRIEF
