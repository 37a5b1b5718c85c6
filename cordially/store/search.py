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
    some = [row[0] for row in rows.select(_SOME, (wanted, RARE))]
    return _newest_of(space_id, some, limit) if len(some) < RARE else _newest_that_hold(space_id, wanted, limit)


RARE = 2000  # matches that can be put in order one by one
_SOME = "SELECT rowid FROM words_index WHERE words_index MATCH ? ORDER BY rowid DESC LIMIT ?"
_HOLDS = "SELECT 1 FROM words_index WHERE words_index MATCH ? AND rowid = ?"


def _newest_of(space_id: int, found: list[int], limit: int) -> list[int]:
    sql = "SELECT id, at FROM interaction WHERE id IN ({}) AND space_id = ?"
    dated = sorted(rows.among(sql, found, space_id), key=lambda row: (row[1] is not None, row[1] or 0, row[0]))
    return [row[0] for row in dated[::-1][:limit]]


def _newest_that_hold(space_id: int, wanted: str, limit: int) -> list[int]:
    """For words that stand in many: from the newest interaction back, each asked whether it holds them."""
    db, found = rows.database(), list[int]()
    for (number,) in rows.select("SELECT id FROM interaction WHERE space_id = ? ORDER BY at DESC", (space_id,)):
        if db.execute(_HOLDS, (wanted, number)).fetchone():
            found.append(number)
            if len(found) == limit:
                break
    return found
