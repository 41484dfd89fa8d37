"""How the shapes of map and timeline look, and text laid over them.

The look stands in attributes, because renderers of a page do not all give its style sheet
to the SVG in it; labels are text of the page, because not all join Arabic letters in SVG.
"""

from __future__ import annotations

from typing import Final, Literal

from tawthiq.publish.sitrep.markup import Html, tag

ACCENT: Final = "#0b5c73"
QUIET: Final = "#566372"
_LOOKS: Final = {
    "area": {"fill_opacity": ".16", "stroke": ACCENT, "stroke_opacity": ".6"},
    "wide": {
        "fill_opacity": ".04",
        "stroke": ACCENT,
        "stroke_opacity": ".5",
        "stroke_dasharray": "4 3",
    },
    "dot": {},
    "day": {},
    "span": {"fill_opacity": ".45"},
    "line": {"fill": "none", "stroke": QUIET},
    "ground": {"fill": "#f3f6f8"},
}


def shape(name: str, look: str, **where: float | str) -> Html:
    """An SVG shape of a look; numbers of its geometry are rounded."""
    given = {k: v if isinstance(v, str) else pixels(v) for k, v in where.items()}
    return tag(name, **{"fill": ACCENT, **_LOOKS[look], **given})


def label(
    content: Html,
    class_: str,
    at: tuple[float, float],
    dir_: str,
    side: Literal["left", "right"] = "left",
) -> Html:
    """Text of the page; ``at`` are hundredths of the picture's width and height.

    ``side`` is the side of the text, and of the picture, that the first is measured from.
    """
    place = f"{side}:{pixels(at[0])}%;top:{pixels(at[1])}%"
    return tag("span", content, class_=class_, dir=dir_, style=place)


def picture(
    title: Html, shapes: list[Html], labels: list[Html], size: tuple[float, float]
) -> Html:
    """Shapes with labels over them."""
    svg = tag(
        "svg",
        tag("title", title),
        *shapes,
        viewBox=f"0 0 {size[0]:g} {size[1]:g}",
        role="img",
    )
    return tag("div", svg, *labels, class_="plot", dir="ltr")


def pixels(value: float) -> str:
    """A length, to the hundredth."""
    return f"{round(value, 2):g}"
