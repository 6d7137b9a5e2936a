"""Things that show themselves: words with a table or a card, and charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, overload

from place_readiness._files import StrPath, suffix_of, write_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from place_readiness._frames import Backend
    from place_readiness.documents import NextStep

Row = Mapping[str, Any]


@dataclass(frozen=True, repr=False)
class Words:
    """Words about a score: plain text wherever it is printed, a card in a notebook."""

    text: str
    html: str

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


@dataclass(frozen=True, repr=False)
class Steps(Words, Sequence["NextStep"]):
    """Next steps, the most useful first: words to read, and rows to work with."""

    rows: tuple[NextStep, ...] = field(hash=False)

    @overload
    def __getitem__(self, index: int) -> NextStep: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[NextStep, ...]: ...
    def __getitem__(self, index: int | slice) -> NextStep | tuple[NextStep, ...]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[NextStep]:
        return iter(self.rows)


@dataclass(frozen=True, repr=False)
class Chart:
    """A chart as SVG, with what it shows in words and as rows.

    It shows itself in a notebook and asks nothing of any host. `.figure` draws the same rows
    with matplotlib, for those who want to change it; that needs the extra `plot`.
    """

    kind: str
    """`profile`, `heatmap`, `comparison` or `change`."""
    svg: str
    """The picture, as SVG text for a page: it takes the colour of text from around it."""
    file: str = field(repr=False)
    """The same on a white ground of its own, for a file."""
    alt: str
    """What it shows, in words."""
    data: tuple[Row, ...] = field(hash=False)
    """What it shows, as rows."""

    def __repr__(self) -> str:
        return f"Chart({self.kind}: {self.alt})"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        pictures = {"text/html": self._inline(), "image/svg+xml": self.file}
        return {**pictures, "text/plain": self.alt}

    def _inline(self) -> str:
        return f'<div style="max-width: 48em">{self.svg}</div>'

    @property
    def figure(self) -> Figure:
        """The same rows as a matplotlib figure, made anew at each call."""
        from place_readiness._plot import figure

        return figure(self)

    def to_frame(self, backend: Backend | None = None) -> Any:
        """The rows as a frame."""
        from place_readiness._frames import frame_of_rows

        return frame_of_rows(self.data, backend)

    def save(self, path: StrPath) -> None:
        """Writes the chart to a file: `.svg`, or `.png` and `.pdf` with the extra `plot`."""
        rule = "a chart is saved as .svg, .png or .pdf"
        suffix = suffix_of(path, (".svg", ".png", ".pdf"), rule)
        if suffix == ".svg":
            write_whole(path, self.file)
        else:
            from place_readiness._plot import picture

            write_whole(path, picture(self, suffix.removeprefix(".")))
