"""Reading one mail: who wrote to whom, when, in answer to what, and the new words in it; for every source of mail."""

from cordially.sources.mail.buffer import Buffer
from cordially.sources.mail.message import LARGEST, read

__all__ = ["LARGEST", "Buffer", "read"]
