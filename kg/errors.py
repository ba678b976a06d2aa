"""The errors that a person can act on: one base, one kind for each who must act."""

__all__ = ["ArticleError", "DataError", "KgError", "StoreError", "UsageError"]


class KgError(Exception):
    """Base of all errors that are reported as one message, without a traceback."""


class ArticleError(KgError):
    """An article can't be read or was cut off by a bound: its owner must act."""


class DataError(KgError):
    """A file that the project carries is wrong (authority file, frames, lexicon, ontology): its editor must act.

    All problems of a file are collected, then raised at once.

    >>> DataError.of("frames/measures.yaml", ["rule 'fine': unknown role 'imposdBy'"]).args[0].splitlines()[0]
    'frames/measures.yaml: 1 problem'
    """

    @classmethod
    def of(cls, file: str, problems: list[str]) -> "DataError":
        """The error that lists all problems of one file."""
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        return cls("\n".join([f"{file}: {count}", *(f"  {problem}" for problem in problems)]))


class StoreError(KgError):
    """An output folder or its store can't be used as it is: whoever runs the command must act."""


class UsageError(KgError):
    """The command was called wrongly: exit code 2."""
