"""Playing the dialogue of a bridge: two, their moves by name."""

from our2souls.bridges.core import moves
from our2souls.bridges.core.dialogue import ANSWERS, KINDS, Dialogue, Move

NOOR, ELIF = "noor", "elif"
BEGUN = Dialogue(pair=(NOOR, ELIF), opener=NOOR, first=NOOR)

MOVES: dict[str, Move] = {
    **{
        name: getattr(moves, name)
        for name in (
            *(
                "accept",
                "postpone",
                "decline",
                "rest",
                "resume",
                "ready",
                "finish_side",
                "reopen_side",
                "reflect",
                "almost",
            ),
            *(
                "feel_heard",
                "respond",
                "add_ground",
                "leave_ground",
                "add_option",
                "remove_option",
                "rate",
                "sign",
                "stop",
            ),
            "reopen",
        )
    },
    **{f"propose {kind}": moves.propose(kind) for kind in KINDS},
    **{f"review {answer}": moves.review(answer) for answer in ANSWERS},
}


def play(now: Dialogue, *moves: tuple[str, str]) -> Dialogue:
    """One move after the other; raises Refused at the first that is not allowed."""
    for who, name in moves:
        now = MOVES[name](now, who)
    return now


def both(name: str) -> list[tuple[str, str]]:
    return [(NOOR, name), (ELIF, name)]
