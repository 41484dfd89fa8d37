"""What follows from the claims of an incident, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest

from incidents import claim, source
from tawthiq.incident import Incident, Telling
from tawthiq.incident.derive import derive
from tawthiq.incident.opinions import Decided
from tawthiq.link.facts import Amount, Days, Facts, dump
from tawthiq.link.spots import Spot
from tawthiq.link.whole import Whole, outline, outlined
from tawthiq.model import Harm, Named


def telling(n: int, of: int = 1, **about: Any) -> Telling:  # noqa: ANN401
    """The telling of a number: claim ``of``'s event, by a source of its own."""
    given = {
        k: about.pop(k) for k in ("publisher", "family", "published") if k in about
    }
    base = source(of)
    told = source(n, text=base.text, **{"publisher": f"صحيفة {n}", **given})
    said = claim(of, told.text, sources=(), **about)
    return Telling(claim=said.model_copy(update={"id": f"claim-{n}"}), source=told)


def killed(telling_: Telling, number: int) -> Telling:
    """The same telling with another exact toll."""
    harm = telling_.claim.harm[0].model_copy(update={"low": number, "high": number})
    update = {"harm": (Harm.model_validate(harm.model_dump()),)}
    return Telling(
        claim=telling_.claim.model_copy(update=update), source=telling_.source
    )


def actor(telling_: Telling, name: str, ident: str) -> Telling:
    """The same telling with another actor."""
    named = Named(name=name, id=ident, text=name, start=0, end=len(name))
    changed = telling_.claim.model_copy(update={"actors": (named,)})
    return Telling(claim=changed, source=telling_.source)


def said_by(telling_: Telling, name: str) -> Telling:
    """The same telling, from another origin."""
    named = Named(name=name, id=None, text=name, start=0, end=len(name))
    changed = telling_.claim.model_copy(update={"sources": (named,)})
    return Telling(claim=changed, source=telling_.source)


def about(incident: Incident) -> set[str]:
    return {c.about for c in incident.contradictions}


def test_copies_of_one_text_are_one_source() -> None:
    copies = [telling(1, family="one"), telling(2, family="one")]

    assert derive("A", copies).sources == 1
    assert derive("A", [telling(1), telling(2)]).sources == 2


def test_one_publisher_is_one_source() -> None:
    both = [telling(1, publisher="الندى"), telling(2, publisher="الندى")]

    assert derive("A", both).sources == 1


def test_the_date_that_most_chains_tell_is_taken_and_the_others_are_named() -> None:
    day = telling(1).claim.date
    assert day is not None
    other = telling(3)
    moved = day.model_copy(update={"from_": "2016-11-30", "to": "2016-11-30"})
    odd = Telling(
        claim=other.claim.model_copy(update={"date": moved}), source=other.source
    )

    incident = derive("A", [telling(1), telling(2), odd])

    assert (incident.date_from, incident.date_to) == (day.from_, day.to)
    assert incident.date_precision == "day"
    assert "date" in about(incident)


def test_an_untold_date_stays_unknown_and_is_not_after_the_first_report() -> None:
    incident = derive("A", [telling(1, date=None, published="2016-12-07")])

    assert incident.date_from is None
    assert incident.date_to == "2016-12-07"
    assert incident.date_precision == "unknown"


def test_other_tolls_of_other_chains_are_a_contradiction() -> None:
    incident = derive("A", [killed(telling(1), 3), killed(telling(2), 7)])

    assert "killed" in about(incident)
    assert {t.low for t in incident.tolls if t.kind == "killed"} == {3, 7}


def test_a_toll_that_its_publisher_raised_is_superseded() -> None:
    early = killed(telling(1, publisher="الندى", published="2016-12-05"), 3)
    late = killed(telling(2, publisher="الندى", published="2016-12-06"), 7)

    incident = derive("A", [late, early])

    assert {t.low: t.superseded for t in incident.tolls} == {3: True, 7: False}
    assert "killed" not in about(incident)


def test_a_toll_is_superseded_along_its_chain_not_its_publisher() -> None:
    early = killed(telling(1, publisher="الندى", published="2016-12-05"), 3)
    late = killed(telling(2, publisher="الندى", published="2016-12-06"), 7)
    once, again = (said_by(t, "الدفاع المدني") for t in (early, late))

    other = derive("A", [said_by(early, "مركز حلب الإعلامي"), again])
    same = derive("A", [once, again])

    assert {t.low: t.superseded for t in other.tolls} == {3: False, 7: False}
    assert {t.low: t.superseded for t in same.tolls} == {3: True, 7: False}


def tolls(*tellings: Telling) -> dict[int | None, bool]:
    """The tolls of an incident, each with whether it is superseded."""
    return {t.low: t.superseded for t in derive("A", tellings).tolls}


def quoted(telling_: Telling, words: str) -> Telling:
    """The same telling in other words."""
    quote = telling_.claim.quote.model_copy(update={"text": words})
    changed = telling_.claim.model_copy(update={"quote": quote})
    return Telling(claim=changed, source=telling_.source)


def test_a_copy_of_an_old_toll_is_no_later_toll() -> None:
    about_: dict[str, Any] = {"publisher": "الندى", "family": "one"}
    first = killed(telling(1, published="2016-12-05", **about_), 3)
    raised = killed(telling(2, publisher="الندى", published="2016-12-06"), 7)
    copy = killed(telling(3, published="2016-12-07", **about_), 3)

    assert tolls(first, raised, copy) == {3: True, 7: False}


@pytest.mark.parametrize("numbers", [(1, 2), (2, 1)])
def test_tolls_of_one_day_both_stand_but_for_one_that_rose(
    numbers: tuple[int, int],
) -> None:
    one, two = (telling(n, publisher="الندى", published="2016-12-05") for n in numbers)
    low, high = killed(one, 3), killed(two, 7)

    assert tolls(low, high) == {3: False, 7: False}
    risen = quoted(high, "ارتفعت حصيلة القصف إلى سبعة قتلى")
    assert tolls(low, risen) == {3: True, 7: False}


def test_the_hour_of_a_report_orders_its_toll() -> None:
    at = {10: 7, 14: 3}
    told = [
        killed(telling(n, publisher="الندى", published=f"2016-12-05T{n}:00:00Z"), dead)
        for n, dead in at.items()
    ]

    assert tolls(*told) == {7: True, 3: False}


def test_an_undated_report_is_no_later_one() -> None:
    known = killed(telling(1, publisher="الندى", published="2016-12-05"), 3)
    undated = killed(telling(2, publisher="الندى", published=None), 7)

    assert tolls(known, undated) == {3: False, 7: False}


@pytest.mark.parametrize(
    ("tellings", "grade", "status"),
    [
        ([telling(1)], "weak", "single_source_claim"),
        ([telling(1), telling(2)], "fair", "likely_strike"),
        (
            [
                actor(telling(1), "قوات النظام", "syria_army"),
                actor(telling(2), "الجيش الحر", "syria_opp"),
            ],
            "contested",
            "contested_strike",
        ),
        (
            [telling(1), telling(2, status="denied")],
            "contested",
            "contested_strike",
        ),
    ],
)
def test_judgements_are_proposed_by_rule(
    tellings: list[Telling], grade: str, status: str
) -> None:
    incident = derive("A", tellings)

    assert (incident.grade.proposed, incident.grade.value) == (grade, "")
    assert incident.strike_status.proposed == status
    assert incident.grade.why


def grouped(telling_: Telling, *groups: tuple[str, int]) -> Telling:
    """The same telling with these killed, each group so many, and nobody injured."""
    harm = telling_.claim.harm[0]
    told = tuple(
        harm.model_copy(update={"group": g, "low": n, "high": n}) for g, n in groups
    )
    changed = telling_.claim.model_copy(update={"harm": told})
    return Telling(claim=changed, source=telling_.source)


def test_a_strike_that_its_maker_claims_is_no_harm_that_it_admits() -> None:
    blamed = actor(telling(1), "إسرائيل", "israel")
    claimed = said_by(actor(telling(2), "إسرائيل", "israel"), "إسرائيل")
    fought = grouped(claimed, ("combatant", 4))
    silent = grouped(claimed)
    for own in (fought, silent):
        incident = derive("A", [blamed, own])
        assert incident.grade.proposed == "fair"
        assert incident.strike_status.proposed == "declared_strike"
    assert derive("A", [blamed, claimed]).grade.proposed == "confirmed"


def test_nobody_is_proposed_for_a_clash_of_two_sides() -> None:
    clash = [
        actor(telling(1, type="clash"), "قوات النظام", "syria_army"),
        actor(telling(2, type="clash"), "قوات المعارضة", "syria_opp"),
    ]
    incident = derive("A", clash)
    assert incident.attribution.proposed == ""
    assert "actors" not in about(incident)
    assert derive("A", clash[:1]).attribution.proposed == "قوات النظام"


def test_tolls_are_compared_as_wholes() -> None:
    parted = grouped(telling(1), ("civilian", 3), ("combatant", 5))
    whole = grouped(telling(2), ("unspecified", 8))
    assert "killed" not in about(derive("A", [parted, whole]))
    other = grouped(telling(2), ("unspecified", 10))
    (killed_,) = derive("A", [parted, other]).contradictions
    assert [value for value, _ in killed_.values] == ["8", "10"]


def test_who_was_killed_is_a_disagreement_too() -> None:
    fighters = grouped(telling(1), ("combatant", 8))
    civilians = grouped(telling(2), ("civilian", 8), ("child", 3))
    incident = derive("A", [fighters, civilians])
    (held,) = incident.contradictions
    assert held.about == "killed_group"
    assert [value for value, _ in held.values] == ["civilian", "combatant"]
    of_both = grouped(telling(2), ("civilian", 3), ("combatant", 5))
    assert not derive("A", [fighters, of_both]).contradictions


def test_a_person_decides_and_the_proposal_stays_visible() -> None:
    decided = {"grade": Decided("confirmed", "م", "2016-12-09T10:00:00+00:00", "شهود")}

    grade = derive("A", [telling(1)], decided=decided).grade

    assert (grade.proposed, grade.value, grade.stands) == (
        "weak",
        "confirmed",
        "confirmed",
    )
    assert (grade.by, grade.why) == ("م", "شهود")


def test_an_actor_is_alleged_with_who_says_so_and_who_denies() -> None:
    incident = derive("A", [telling(1), telling(2, status="denied")])

    (party,) = incident.perpetrators
    assert party.by == ("صحيفة 1",)
    assert party.denied_by == ("صحيفة 2",)


def test_the_order_of_claims_changes_nothing() -> None:
    told = [telling(1), killed(telling(2), 9), telling(3)]

    assert derive("A", told) == derive("A", told[::-1])


def _scene(
    *, days: tuple[int, int], path: tuple[str, ...], whole: bool = False
) -> Facts:
    spot = Spot(path[-1], "", None, None, 0.0, path, "")
    return Facts(
        claims=(f"{days}{path}",),
        report="r",
        family="f",
        published=None,
        types=frozenset(("airstrike",)),
        kinds=frozenset(("strike",)),
        spots=(spot,),
        days=Days(*days, told=True),
        part_of_day="",
        actors=frozenset(),
        sides=frozenset(),
        weapons=frozenset(),
        targets=frozenset(),
        tolls={"killed": Amount(1, 1, None)},
        victims=frozenset(),
        words=frozenset(),
        denied=False,
        sum=whole,
        start=0,
    )


def test_a_sum_counts_what_lies_in_its_area_and_its_days() -> None:
    month = _scene(days=(10, 40), path=("سوريا", "حلب"), whole=True)
    whole = Whole(
        [
            ("SUM", outlined(month)),
            ("IN", outlined(_scene(days=(12, 12), path=("سوريا", "حلب", "اتارب")))),
            ("LATER", outlined(_scene(days=(50, 50), path=("سوريا", "حلب", "اتارب")))),
            ("AWAY", outlined(_scene(days=(12, 12), path=("سوريا", "درعا")))),
        ]
    )

    assert whole.parts("SUM") == ("IN",)
    assert whole.part_of("IN") == ("SUM",)
    assert whole.part_of("LATER") == whole.part_of("AWAY") == ()


def test_the_countryside_of_a_governorate_holds_its_towns() -> None:
    around = ("سوريا", "ادلب", "ادلب", "ريف ادلب")
    town = ("سوريا", "ادلب", "سراقب")
    whole = Whole(
        [
            ("SUM", outlined(_scene(days=(12, 12), path=around, whole=True))),
            ("IN", outlined(_scene(days=(12, 12), path=town))),
        ]
    )

    assert whole.parts("SUM") == ("IN",)
    stored = outline(dump(_scene(days=(12, 12), path=around, whole=True)))
    assert stored.areas == {("سوريا", "ادلب")}


def test_a_toll_told_as_a_sum_is_marked() -> None:
    incident = derive("A", [telling(1)], sums=frozenset(("claim-1",)))

    assert all(toll.sum for toll in incident.tolls)
