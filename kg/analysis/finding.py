"""What an analysis answers: one finding with the facts behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Finding"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of the answer to a question.

    question  name of the module that answers it
    about     ids of the nodes it is about, in the order that matters to the question
    value     the number that findings of one question are ranked by
    because   one sentence that a person can check against the facts
    facts     ids of the facts behind it, sorted
    detail    further values by name, sorted by name
    """

    question: str
    about: tuple[str, ...]
    value: float
    because: str
    facts: tuple[str, ...] = ()
    detail: tuple[tuple[str, str], ...] = field(default=())

    def get(self, name: str) -> str:
        """A value of `detail`, "" where there is none."""
        return dict(self.detail).get(name, "")
