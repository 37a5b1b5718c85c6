"""Where facts came from: one import, its files, what was read, and what could not be."""

from django.db import models


class Import(models.Model):
    """One source read once; shares its id with its event."""

    event = models.OneToOneField("Event", on_delete=models.CASCADE, primary_key=True, related_name="reading")
    source = models.TextField()
    path = models.TextField()
    mark = models.TextField(default="")  # where to carry on in the file named by `mark_of`
    mark_of = models.BinaryField(default=b"")
    read = models.IntegerField(default=0)
    new = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    known = models.IntegerField(default=0)
    left_out = models.JSONField(default=dict)
    first_at = models.BigIntegerField(null=True)
    last_at = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "import"


class ImportProblem(models.Model):
    reading = models.ForeignKey("Import", on_delete=models.CASCADE, related_name="problems")
    where = models.TextField()
    what = models.TextField()

    class Meta:
        db_table = "import_problem"


class SeenFile(models.Model):
    """A file read to its end, by a digest of it: the next import passes over it."""

    fingerprint = models.BinaryField(max_length=16, primary_key=True)
    event = models.ForeignKey("Event", on_delete=models.CASCADE)
    records = models.IntegerField(default=0)

    class Meta:
        db_table = "seen_file"
        managed = False


class Sighting(models.Model):
    """An interaction or a card told again by a later import: it stays when the earlier import is undone."""

    pk = models.CompositePrimaryKey("table", "row", "event_id")
    table = models.TextField()
    row = models.IntegerField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "sighting"
        managed = False
