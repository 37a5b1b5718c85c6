"""One address by which a person is known: e-mail, phone, page, or a name within a source."""

from django.db import models


class Identity(models.Model):
    """Belongs to a home person; through that person's root to whoever they were merged into."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE, db_index=False)
    kind = models.TextField()
    value = models.TextField()
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="identities", db_index=False)
    event = models.ForeignKey("Event", null=True, on_delete=models.CASCADE, db_index=False)

    class Meta:
        db_table = "identity"
        constraints = (models.UniqueConstraint(fields=("space", "kind", "value"), name="identity_once"),)
        indexes = (
            models.Index(fields=("person",), name="identity_person"),
            models.Index(fields=("event",), name="identity_event"),
        )


class IdentityName(models.Model):
    """A name that was seen beside an identity by one import, and how often: typing errors are rare, names are not."""

    identity = models.ForeignKey("Identity", on_delete=models.CASCADE, related_name="names", db_index=False)
    name = models.TextField()
    key = models.TextField(db_index=True)  # folded, for recognising the same name elsewhere
    seen = models.IntegerField(default=1)
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "identity_name"
        constraints = (models.UniqueConstraint(fields=("identity", "name", "event"), name="identity_name_once"),)
