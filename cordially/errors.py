"""Every message that a person can see when something goes wrong: what happened, to what, what to do."""


class Problem(Exception):  # noqa: N818 - what a person sees is a problem
    """Something went wrong."""

    help = ""

    def __init__(self, what: str = "") -> None:
        super().__init__(what or (type(self).__doc__ or "").strip())

    @property
    def what(self) -> str:
        return str(self)


class NotFound(Problem):
    """There is no such thing here."""

    def __init__(self, what: str = "", *, lists: str = "") -> None:
        super().__init__(what)
        self.lists = lists  # the command that lists what there is


class Unclear(Problem):
    """That name fits several people."""

    help = "Say more of the name, an address, or the number."

    def __init__(self, what: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.choices = choices


class WrongUse(Problem):
    """That cannot be done this way."""


class NothingRead(Problem):
    """Nothing could be read there."""


class NothingToUndo(Problem):
    """There is nothing to undo."""


class UndoneAlready(Problem):
    """That was undone already."""


class HeldByLater(Problem):
    """Something later builds on that."""

    help = "Undo the later one first."


class NewerDatabase(Problem):
    """This database was written by a newer Cordially than this one."""

    help = "Install the newer version; nothing was changed."


class DiskFull(Problem):
    """The disk is full."""

    help = "Make room and run the same command again: what was stored is safe, and it carries on from there."


class DatabaseDamaged(Problem):
    """The database is damaged."""

    help = "Restore the last backup, or import your files again into an empty folder."


class DatabaseBusy(Problem):
    """Another Cordially is writing, and did not finish in time."""

    help = "Wait for it to end, then run the command again."
