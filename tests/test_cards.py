"""Cards of incidents: derived, marked as stale, found, counted and paged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reports
import working
from tawthiq.case import cards, deciding, judging, pages
from tawthiq.case.cards import Filter
from tawthiq.case.case import Case
from tawthiq.case.fault import CaseError
from tawthiq.case.incidents import derived, find, incident
from tawthiq.case.models import Card, Claim, Entry, Incident, Scene
from tawthiq.case.sums import around, whole_case
from tawthiq.link.facts import restore
from tawthiq.link.whole import outline, outlined

_MARKET = working.row(
    "أربعة قتلى في غارة على سوق الأتارب",
    (
        "قتل أربعة مدنيين وجرح العشرات أمس الاثنين في غارة جوية شنها الطيران الحربي على "
        "سوق بلدة الأتارب بريف حلب الغربي."
    ),
    "2016-12-06",
    "صحيفة واحد",
)
_SAME = working.row(
    "غارات على ريف حلب",
    (
        "استهدف الطيران الحربي يوم الاثنين السوق الشعبي في بلدة الأتارب بريف حلب ما أدى "
        "إلى مقتل خمسة مدنيين بينهم طفلة، بحسب الدفاع المدني."
    ),
    "2016-12-06",
    "صحيفة اثنان",
)
_ELSEWHERE = working.row(
    "قصف على درعا",
    (
        "قصفت قوات النظام بالمدفعية يوم الاثنين حي طريق السد في مدينة درعا ما أدى إلى مقتل "
        "خمسة عشر مدنيا."
    ),
    "2016-12-06",
    "صحيفة ثلاثة",
)
_MONTH = working.row(
    "حصيلة الشهر",
    (
        "قتل ثلاثمئة مدني خلال شهر كانون الأول 2016 في غارات الطيران الحربي على محافظة حلب."
    ),
    "2017-01-02",
    "صحيفة أربعة",
)


@pytest.fixture
def case(backend: str, tmp_path: Path) -> Iterator[Case]:  # noqa: ARG001
    """A strike that two tell, a shelling elsewhere, the sum of the month."""
    with working.opened(tmp_path / "case") as made:
        working.take_in(made, tmp_path, [_MARKET, _SAME, _ELSEWHERE, _MONTH])
        yield made


def market() -> Card:
    return cards.select(Filter(place="الأتارب")).get()


def test_every_live_incident_has_a_card_as_it_is_derived(case: Case) -> None:  # noqa: ARG001
    assert set(Card.objects.values_list("code", flat=True)) == set(
        Incident.objects.filter(live=True).values_list("code", flat=True)
    )
    card = market()
    told = incident(card.code)
    assert (card.type, card.date_from, card.date_to) == (
        "airstrike",
        "2016-12-05",
        "2016-12-05",
    )
    assert (card.place, card.path[-1], card.sources) == ("الأتارب", "الأتارب", 2)
    assert told.location is not None
    assert (card.lat, card.lon) == (told.location.lat, told.location.lon)
    assert (card.killed_low, card.killed_high) == (4, 5)
    assert card.actors == [p.name for p in told.perpetrators] != []
    assert card.contradictions == len(told.contradictions) > 0
    assert card.unreviewed == card.claims == len(told.tellings)
    assert (card.state, card.grade) == ("proposed", told.grade.stands)
    assert not card.stale


def test_a_sum_and_what_it_counts_know_each_other(case: Case) -> None:  # noqa: ARG001
    whole = cards.select(Filter(min_killed=300)).get()

    assert whole.sum
    assert whole.parts >= 1
    assert market().part_of >= 1
    assert market().code in incident(whole.code).parts
    assert whole.code in incident(market().code).part_of


def test_an_incident_alone_is_as_it_is_among_all(case: Case) -> None:  # noqa: ARG001
    everything = whole_case()
    for row in Incident.objects.filter(live=True):
        (alone,) = derived([row], around([row]))
        (among,) = derived([row], everything)
        assert alone == among


def test_days_of_scenes_are_those_of_their_facts(case: Case) -> None:  # noqa: ARG001
    for scene in Scene.objects.all():
        facts = restore(scene.facts)
        days = facts.days[:2] if facts.days else (None, None)
        assert (scene.sum, scene.first, scene.last) == (facts.sum, *days)
        assert outline(scene.facts) == outlined(facts)


def test_a_decision_is_in_the_card_at_once(case: Case) -> None:  # noqa: ARG001
    code = market().code

    deciding.decide(code, "state", "approved", by="salma")
    deciding.decide(code, "grade", "confirmed", by="salma")

    assert (market().state, market().grade) == ("approved", "confirmed")
    assert cards.stale() == 0


def test_a_judgement_is_in_the_card_at_once(case: Case) -> None:  # noqa: ARG001
    before = market()
    telling = incident(before.code).tellings[0]

    judging.judge(telling.claim.id, "accepted", by="salma")

    assert market().unreviewed == before.unreviewed - 1


def test_an_approval_lapses_in_the_card_where_a_claim_is_judged(case: Case) -> None:  # noqa: ARG001
    code = market().code
    deciding.decide(code, "state", "approved", by="salma")

    judging.judge(incident(code).tellings[0].claim.id, "rejected", by="salma")

    assert market().state == "proposed"


def test_new_reports_make_the_cards_stale_and_refreshing_does_the_rest(
    case: Case, tmp_path: Path
) -> None:
    working.take_in(
        case,
        tmp_path,
        [{**_SAME, "text": _SAME["text"] + " وسمع دوي آخر.", "source": "صحيفة خمسة"}],
        link=False,
    )
    from tawthiq.case import linking

    working.all_of(linking.link_case(by="tester"))

    left = cards.stale()
    assert 0 < left < Card.objects.count()
    assert sum(cards.refresh(limit=1)) == 1
    assert sum(cards.refresh()) == left - 1
    assert cards.stale() == 0
    assert market().reports == 3


def test_a_card_never_derived_is_in_no_list(case: Case) -> None:  # noqa: ARG001
    Card.objects.filter(pk=market().pk).update(state="", stale=True)

    assert not cards.select(Filter(place="الأتارب")).exists()
    working.all_of(cards.refresh())
    assert market().place == "الأتارب"


@pytest.mark.parametrize("turned", [False, True])
def test_a_merge_and_its_taking_back_are_in_the_cards(case: Case, turned: bool) -> None:  # noqa: ARG001, FBT001
    one = market().code
    two = cards.select(Filter(place="درعا")).get().code
    claims = {one: market().claims, two: Card.objects.get(code=two).claims}

    deciding.merge(*((two, one) if turned else (one, two)), by="salma", why="واحد")

    kept = find(one).code
    gone = ({one, two} - {kept}).pop()
    assert not Card.objects.filter(code=gone).exists()
    assert cards.select(Filter(place="درعا")).get().code == kept
    assert market().claims == sum(claims.values())

    deciding.unmerge(kept, by="salma", why="خطأ")

    assert {c.code for c in cards.select(Filter(place="درعا"))} == {two}
    assert market().code == one
    assert find(gone).code == gone
    assert {c.code: c.claims for c in Card.objects.filter(code__in=claims)} == claims


def test_an_incident_whose_claims_are_read_no_more_says_so(case: Case) -> None:  # noqa: ARG001
    code = market().code
    Claim.objects.update(until=Entry.objects.latest("pk"))

    with pytest.raises(CaseError, match="no claims any more"):
        incident(code)

    assert sum(cards.refresh(codes=[code])) == 1
    assert not Card.objects.filter(code=code).exists()


def test_unmerge_tells_where_nothing_was_merged(case: Case) -> None:  # noqa: ARG001
    with pytest.raises(CaseError, match="nobody merged"):
        deciding.unmerge(market().code, by="salma")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"place": "الاتارب"}, {"market"}),
        ({"place": "حلب"}, {"market", "month"}),
        ({"place": "سوريا", "until": "2016-12-04"}, {"month"}),
        ({"source": "صحيفة اثنان"}, {"market"}),
        ({"source": "الدفاع المدني"}, {"market"}),
        ({"actor": "الطيران الحربي", "type": "airstrike"}, {"market", "month"}),
        ({"actor": "قوات النظام"}, {"elsewhere"}),
        ({"min_killed": 15}, {"elsewhere", "month"}),
        ({"without_place": True}, set()),
        (
            {"since": "2016-12-05", "until": "2016-12-05"},
            {"market", "elsewhere", "month"},
        ),
        ({"since": "2017-02-01"}, set()),
        ({"words": "سوق"}, {"market"}),
        ({"state": "approved"}, set()),
    ],
)
def test_incidents_are_found(
    case: Case,  # noqa: ARG001
    asked: dict[str, Any],
    found: set[str],
) -> None:
    of_title = {
        "السوق": "market",
        "سوق": "market",
        "درعا": "elsewhere",
        "خلال": "month",
    }
    names = set()
    for card in cards.select(Filter(**asked)):
        quote = " ".join(t.source.text for t in incident(card.code).tellings)
        names.add(next(name for word, name in of_title.items() if word in quote))

    assert names == found
    told = cards.counts(Filter(**asked))
    assert told.incidents == sum(told.states.values())
    assert told.incidents == cards.select(Filter(**asked)).count()


def test_words_that_hold_no_word_are_refused(case: Case) -> None:  # noqa: ARG001
    with pytest.raises(CaseError, match="no word"):
        cards.select(Filter(words="؟"))


@pytest.fixture
def many(backend: str, tmp_path: Path) -> Iterator[None]:  # noqa: ARG001
    """Cards of all sorts: some dated, some of one day, some undated."""
    with working.opened(tmp_path / "case") as case:
        working.take_in(case, tmp_path, map(reports.report, range(40)))
        for number, card in enumerate(Card.objects.order_by("pk")):
            day = f"2016-03-{1 + number % 5:02}" if number % 3 else None
            Card.objects.filter(pk=card.pk).update(date_from=day)
        yield


def test_pages_lead_through_all_rows_and_back(many: None) -> None:  # noqa: ARG001
    for order in ("date_from", "-date_from", "-sources", "pk", "-pk"):
        for size in (1, 7, 1000):
            _there_and_back(order, size)


def _there_and_back(order: str, size: int) -> None:
    rows = Card.objects.all()
    there: list[int] = []
    previous: list[str | None] = []
    page = pages.page(rows, order, size=size)
    while True:
        there += [card.pk for card in page.rows]
        previous.append(page.previous)
        if page.next is None:
            break
        page = pages.page(rows, order, page.next, size)

    assert sorted(there) == sorted(rows.values_list("pk", flat=True))
    field = order.removeprefix("-")
    values = [getattr(Card.objects.get(pk=pk), field) for pk in there]
    told = [v for v in values if v is not None]
    assert values == [*told, *[None] * values.count(None)]
    assert told == sorted(told, reverse=order.startswith("-"))
    back = [card.pk for card in page.rows]
    while page.previous is not None:
        page = pages.page(rows, order, page.previous, size)
        back = [*(card.pk for card in page.rows), *back]
        assert page.next is not None
    assert back == there
    assert previous[0] is None
    assert all(previous[1:])


def test_a_key_that_makes_no_sense_gives_the_first_page(many: None) -> None:  # noqa: ARG001
    first = pages.page(Card.objects.all(), "-date_from", size=3)

    for key in ("x", "WzAsMV0", "ÿ", "W10", "bnVsbA", "A" * 5000):
        assert pages.page(Card.objects.all(), "-date_from", key, 3) == first


def test_a_case_of_an_older_version_is_filled_when_it_is_upgraded(case: Case) -> None:
    from django.core.management import call_command

    from tawthiq.case.models import Queued, SceneArea

    judging.judge(Claim.objects.earliest("pk").key, "accepted", by="salma")
    areas = ("hash", "scene", "sum", "first", "last", "kinds")
    queued = ("claim", "report", "uncertain", "toll", "random")

    def held() -> list[set[Any]]:
        return [
            set(Scene.objects.values_list("pk", "sum", "first", "last")),
            set(SceneArea.objects.values_list(*areas)),
            set(Queued.objects.values_list(*queued)),
            set(Card.objects.values_list("pk", "code", "state")),
        ]

    before = held()
    call_command("migrate", "case", "0003", verbosity=0)
    case.close()

    Case.open(case.directory, upgrade=True)

    assert cards.stale() == Card.objects.count()
    working.all_of(cards.refresh())
    assert held() == before
