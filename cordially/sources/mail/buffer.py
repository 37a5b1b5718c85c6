"""Files read one after the other into the same room in memory."""

from io import FileIO

from cordially.sources.files import File
from cordially.sources.mail.message import LARGEST

ROOM = 1 << 18


class Buffer:
    """Reads whole files, each in the place of the one before; of a giant one its beginning."""

    def __init__(self) -> None:
        self.room = bytearray(ROOM)

    def read(self, file: File) -> tuple[bytearray, int]:
        """The room, and where in it the file ends. The next file overwrites it."""
        with file.open() if file.member else FileIO(file.path) as stream:
            end = 0
            while got := stream.readinto(memoryview(self.room)[end:]):  # type: ignore[attr-defined]
                end += got
                if end == len(self.room):
                    if end >= LARGEST:
                        break
                    self.room = self.room + bytes(len(self.room))
        data = self.room
        if len(data) > 8 * ROOM:
            self.room = bytearray(ROOM)
        return data, end
