"""What people have judged of the reading: who is the same and who is not, which facts are right, wrong or to be corrected."""

from kg.judgements.applied import judged
from kg.judgements.file import JUDGEMENTS, load_judgements, write_judgements
from kg.judgements.judgement import NO_JUDGEMENTS, Judgement, Judgements, Place

__all__ = ["JUDGEMENTS", "NO_JUDGEMENTS", "Judgement", "Judgements", "Place", "judged", "load_judgements", "write_judgements"]
