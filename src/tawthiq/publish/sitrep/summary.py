"""The figures of a report in words, and the incidents that each of them counts."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.publish.sitrep.anchors import code_link, link
from tawthiq.publish.sitrep.figures import Figure, Figures
from tawthiq.publish.sitrep.markup import Html, joined, tag, text
from tawthiq.publish.sitrep.words import Words


def headline(figures: Figures, words: Words) -> Html:
    """The main figures, large."""
    killed, injured = figures.killed[0], figures.injured[0]
    boxes = [
        (figures.incidents, "k_incidents"),
        (killed, "k_killed"),
        (injured, "k_injured"),
        (figures.sources, "k_sources"),
        (figures.contested, "k_contested"),
    ]
    if figures.unreviewed.number:
        boxes.append((figures.unreviewed, "k_unreviewed"))
    return tag(
        "ul",
        *(
            tag("li", tag("b", shown(f, words)), tag("span", words(k)))
            for f, k in boxes
        ),
        class_="headline",
    )


def paragraphs(figures: Figures, words: Words, policy: Html) -> Html:
    """The summary: only what is counted, each figure with a link to what it counts."""
    counts = words(
        "s_recorded",
        incidents=_linked(
            figures.incidents, words.count("incidents", figures.incidents.number)
        ),
        sources=_linked(
            figures.sources, words.count("sources", figures.sources.number)
        ),
    )
    first = [counts]
    if figures.wholes.number:
        first.append(_number(figures.wholes, "s_wholes", words))
    harm = [
        joined([_harmed(figures.killed, "s_killed", words), "."]),
        joined([_harmed(figures.injured, "s_injured", words), "."]),
        words("s_policy", policy=policy),
    ]
    kinds: list[Html] = []
    if figures.types:
        named = [_entry(words.type(f.key), f, words) for f in figures.types]
        kinds.append(words("s_types", list=words.series(named)))
    if figures.places:
        named = [_entry(place_name(f, words), f, words) for f in figures.places]
        kinds.append(words("s_places", list=words.series(named)))
    state = [
        _number(figures.contested, "s_contested", words),
        _number(figures.disagree, "s_disagree", words),
        _number(figures.unreviewed, "s_unreviewed", words),
    ]
    if figures.partly.number:
        state.append(_number(figures.partly, "s_partly", words))
    return joined(tag("p", joined(s, " ")) for s in (first, harm, kinds, state) if s)


def basis(figures: Figures, words: Words) -> Html:
    """A table of the figures: what each counts, incident by incident."""
    rows = [
        tag(
            "tr",
            tag("th", name(f, words), scope="row"),
            tag("td", shown(f, words, linked=False), words_best(f, words)),
            tag("td", words.series(_counted(f, words))),
            id=f.anchor,
        )
        for f in figures
    ]
    head = (
        tag("th", words(k), scope="col") for k in ("c_figure", "c_value", "c_incidents")
    )
    return tag(
        "table",
        tag("thead", tag("tr", *head)),
        tag("tbody", *rows),
        class_="basis",
    )


def name(figure: Figure, words: Words) -> Html:
    """What a figure counts, in words."""
    kind, _, rest = figure.anchor.removeprefix("f-").partition("-")
    if kind == "type":
        return words("f_type", name=words.type(figure.key))
    if kind == "place":
        return words("f_place", name=place_name(figure, words))
    label = words(f"f_{kind}")
    if rest:
        return joined([label, words("colon"), words.value("group", figure.key)])
    return label


def place_name(figure: Figure, words: Words) -> Html:
    """The name of the place that a figure counts."""
    return words.where(figure.incidents[0])


def shown(figure: Figure, words: Words, *, linked: bool = True) -> Html:
    """The value of a figure, with a link to what it counts."""
    people = figure.anchor.startswith(("f-killed", "f-injured"))
    value = words.range(figure.total) if people else text(words.number(figure.number))
    return _linked(figure, value) if linked else value


def words_best(figure: Figure, words: Words) -> Html:
    """The best of a figure on a line of its own, where the policy gives one."""
    best = words.best(figure.total)
    return tag("small", best) if best else best


def _counted(figure: Figure, words: Words) -> Iterator[Html]:
    for n, incident in enumerate(figure.incidents):
        code = code_link(incident)
        if figure.ranges:
            yield tag("span", joined([code, " (", words.range(figure.ranges[n]), ")"]))
        else:
            yield code
    if not figure.incidents:
        yield text("—")


def _linked(figure: Figure, content: str) -> Html:
    return link(figure.anchor, content, "figure")


def _number(figure: Figure, key: str, words: Words) -> Html:
    return words(key, n=shown(figure, words))


def _entry(label: Html, figure: Figure, words: Words) -> Html:
    return words("s_group", group=label, figure=shown(figure, words))


def _harmed(told: tuple[Figure, ...], key: str, words: Words) -> Html:
    whole, *groups = told
    if whole.total is None:
        return words(key, figure=_linked(whole, words("s_none_told")))
    figure = shown(whole, words)
    best = words.best(whole.total)
    if best:
        figure = joined([figure, " (", best, ")"])
    parts = [
        _entry(words.value("group", f.key), f, words)
        for f in groups
        if f.key != "unspecified" or len(groups) > 1
    ]
    sentence = words(key, figure=figure)
    if not parts:
        return sentence
    of_these = words("s_of_these", groups=words.series(parts))
    return joined([sentence, words("comma"), of_these])
