"""Full text in SQLite's FTS5: any words a person types, never its own query language."""

import re

from cordially.store import rows

MOST_WORDS = 20
_WORD = re.compile(r'"[^"]+"|[^\s"]+')


def query(words: str) -> str:
    """Each word, or phrase in quotation marks, as a string: no sign in it is syntax. A last * finds beginnings."""
    parts = []
    for word in _WORD.findall(words)[:MOST_WORDS]:
        bare = word.strip('"')
        if not any(sign.isalnum() for sign in bare):
            continue
        parts.append(f'"{bare.rstrip("*")}"' + ("*" if bare.endswith("*") else ""))
    return " ".join(parts)


def newest(space_id: int, words: str, limit: int) -> list[int]:
    """Interactions whose subject or text holds all the words, newest first."""
    wanted = query(words)
    if not wanted:
        return []
    sql = (
        "SELECT i.id FROM words_index w JOIN interaction i ON i.id = w.rowid"
        " WHERE words_index MATCH ? AND i.space_id = ? ORDER BY i.at DESC LIMIT ?"
    )
    return [row[0] for row in rows.select(sql, (wanted, space_id, limit))]
