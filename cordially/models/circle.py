"""People you think of together: inner, close, active, wider."""

from django.db import models


class Circle(models.Model):
    """The circle that you put a person in. The last word about somebody holds; an empty name takes them out."""

    space = models.ForeignKey("Space", on_delete=models.CASCADE)
    person = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="circles")
    name = models.TextField()
    at = models.DateTimeField()
    event = models.ForeignKey("Event", on_delete=models.CASCADE)

    class Meta:
        db_table = "circle"
