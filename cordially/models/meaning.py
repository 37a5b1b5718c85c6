"""What a text means, as numbers: derived from the words, made again whenever they are missing."""

from django.db import models


class Meaning(models.Model):
    """A direction of 384 signed bytes, of `core.meaning.packed`, by what says which text and which weights."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    key = models.BinaryField()  # sixteen bytes of the edition of the weights and the text
    vector = models.BinaryField()

    class Meta:
        db_table = "meaning"
        constraints = (models.UniqueConstraint(fields=("space", "key"), name="meaning_once"),)
