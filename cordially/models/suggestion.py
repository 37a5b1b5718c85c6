"""Something inferred, waiting for a yes or a no: so far, that two are one person."""

from django.db import models


class Suggestion(models.Model):
    """Disposable until answered; the answer is kept as a merge or a correction."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE, db_index=False)
    kind = models.TextField(default="same person")
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="suggestions")
    other = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="+")
    sure = models.FloatField()
    reasons = models.JSONField()

    class Meta:
        db_table = "suggestion"
        constraints = (models.UniqueConstraint(fields=("kind", "person", "other"), name="suggestion_once"),)
