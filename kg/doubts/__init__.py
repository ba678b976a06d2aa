"""What a person had best judge next: who may be the same, and which facts are least sure or contradict others."""

from kg.doubts.candidates import Candidate, candidates
from kg.doubts.ranking import Doubt, Side, doubts

__all__ = ["Candidate", "Doubt", "Side", "candidates", "doubts"]
