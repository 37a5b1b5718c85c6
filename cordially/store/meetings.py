"""A meeting as it is stored, taken out and put back whole: for what changes between two exports of one calendar."""

import json
from typing import Any

from cordially.store import me, rows

Pack = dict[str, Any]


def pack(row: int) -> Pack:
    at, length, cancelled = next(
        rows.select("SELECT at, seconds, CAST(cancelled_at AS text) FROM interaction WHERE id = ?", (row,))
    )
    subject, text, place = next(rows.select("SELECT subject, text, place FROM words WHERE interaction_id = ?", (row,)))
    parts = rows.select("SELECT identity_id, role, answer FROM participant WHERE interaction_id = ?", (row,))
    return {
        "at": at,
        "seconds": length,
        "subject": subject,
        "text": text,
        "place": place,
        "cancelled": cancelled,
        "parts": sorted(list(part) for part in parts),
    }


def differs(before: Pack, after: Pack) -> bool:
    return json.dumps(before, sort_keys=True) != json.dumps(after, sort_keys=True)


def replace(row: int, told: Pack) -> None:
    """Make the stored meeting say what `told` says, in its row, its words, the index and its participants."""
    db = rows.database()
    index = "INSERT INTO words_index (words_index, rowid, subject, text) SELECT 'delete', interaction_id, subject, text"
    db.execute(f"{index} FROM words WHERE interaction_id = ?", (row,))
    db.execute(
        "UPDATE interaction SET at = ?, seconds = ?, crowd = ?, cancelled_at = ? WHERE id = ?",
        (told["at"], told["seconds"], len({part[0] for part in told["parts"]}), told["cancelled"], row),
    )
    db.execute(
        "UPDATE words SET subject = ?, text = ?, place = ? WHERE interaction_id = ?",
        (told["subject"], told["text"], told["place"], row),
    )
    db.execute("INSERT INTO words_index (rowid, subject, text) VALUES (?, ?, ?)", (row, told["subject"], told["text"]))
    db.execute("DELETE FROM participant WHERE interaction_id = ?", (row,))
    db.executemany(
        "INSERT OR IGNORE INTO participant (identity_id, at, interaction_id, role, answer)"
        " SELECT id, ?2, ?3, ?4, ?5 FROM identity WHERE id = ?1",
        [(identity, told["at"], row, role, answer) for identity, role, answer in told["parts"]],
    )
    (space,) = next(rows.select("SELECT space_id FROM interaction WHERE id = ?", (row,)))
    me.direct(me.mine(space), row)
