"""How each deck stands: cards begun and mastered, answers missed, mistakes still made."""

import sqlite3
from dataclasses import dataclass

from studyapp.store.rollups import MATURE_FROM


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of one deck; `mature` cards are remembered for at least 21 days, `lapses` are reviews missed."""

    seen: int = 0
    mature: int = 0
    reviews: int = 0
    lapses: int = 0
    mistakes: int = 0

    @property
    def missed(self) -> float:
        """The share of answers that missed a card learnt before."""
        return self.lapses / self.reviews if self.reviews else 0.0


NONE = Standing()


def read_standing(connection: sqlite3.Connection) -> dict[str, Standing]:
    """Read the standing of every deck that was begun."""
    mistakes = dict(
        connection.execute(
            "SELECT substr(key, 1, instr(key, '/') - 1), sum(active) FROM mistake JOIN card ON card.id = mistake.card"
            " GROUP BY 1"
        ).fetchall()
    )
    rows = connection.execute(
        "SELECT substr(key, 1, instr(key, '/') - 1), total(phase <> 0), total(phase = 2 AND stability >= ?),"
        " sum(reviews), sum(lapses) FROM memory JOIN card ON card.id = memory.card GROUP BY 1",
        (MATURE_FROM,),
    )
    return {
        deck: Standing(int(seen), int(mature), reviews, lapses, mistakes.get(deck, 0))
        for deck, seen, mature, reviews, lapses in rows
    }
