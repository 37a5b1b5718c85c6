"""Files read one after the other into the same room in memory."""

from io import FileIO

from cordially.sources.files import File
from cordially.sources.mail.message import LARGEST

ROOM = 1 << 20
LARGEST_ROOM = 8 << 20  # that is kept for the next


class Buffer:
    """Reads whole files, each in the place of the one before; of a giant one its beginning."""

    def __init__(self) -> None:
        self.room = bytearray(ROOM)

    def read(self, file: File) -> tuple[bytearray, int]:
        """The room, and where in it the file ends. The next file overwrites it."""
        room, end = self.room, 0
        with file.open() if file.member else FileIO(file.path) as stream:
            while got := stream.readinto(memoryview(room)[end:] if end else room):  # type: ignore[attr-defined]
                end += got
                if end == len(room):
                    if end >= LARGEST:
                        break
                    room = room + bytes(max(0, min(3 * end, LARGEST - end)))
        self.room = room if len(room) <= LARGEST_ROOM else bytearray(ROOM)
        return room, end
