"""What the server asks of the processes that answer, and what they give back."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Answered", "Ask", "Describe", "DescribeService", "Job", "Refused", "Select"]


@dataclass(frozen=True, slots=True)
class Select:
    """A SPARQL query: `tables` and `graphs` are the media types for either kind of answer, None where the client takes none.

    `default_graphs` and `named_graphs` are the dataset of the request, None where it states none.
    """

    query: str
    tables: str | None
    graphs: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A named question with values as a person writes them; the answer is a table in JSON or CSV, or Turtle."""

    question: str
    values: tuple[tuple[str, str], ...]
    format: str


@dataclass(frozen=True, slots=True)
class Describe:
    """All that is stated of one thing."""

    iri: str
    media: str


@dataclass(frozen=True, slots=True)
class DescribeService:
    """What the endpoint is and holds."""

    endpoint: str
    media: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The whole answer; `media` says what it is."""

    body: bytes
    media: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no answer, as an HTTP status and a sentence."""

    status: int
    message: str


Job = Select | Ask | Describe | DescribeService
