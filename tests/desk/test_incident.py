"""The incident screen: what it says, what people decide on it, who may."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from desk.desks import Team, entered, fill, queries
from tawthiq.case import cards, deciding, judging, rules
from tawthiq.case.case import Case
from tawthiq.case.incidents import incident, incidents
from tawthiq.case.linking import link_case
from tawthiq.case.models import Incident, IncidentJudgement, LinkJudgement
from tawthiq.desk import opened
from tawthiq.desk.templatetags.incident_words import quoted

MARKET = "معرة النعمان"
_MORE = Path(__file__).parent / "incidents.jsonl"


def code_of(place: str, type_: str = "airstrike") -> str:
    """The code of the incident at a place."""
    return next(
        held.code
        for held in incidents()
        if held.type == type_ and held.location and held.location.name == place
    )


def page(client: Client, url: str) -> str:
    """The page at an address; it must be there."""
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def told(client: Client, url: str, **data: str | list[str]) -> str:
    """The page that a form leads to."""
    answer = client.post(url, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def more(case: Case) -> Case:
    """The case with a strike near by, a week's sum, and one nobody dates or places."""
    fill(case, _MORE)
    for _ in cards.refresh():
        pass
    return case


@pytest.fixture
def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def market(english: Client) -> str:
    """The address of the incident that four reports tell."""
    assert english
    return f"/incidents/{code_of(MARKET)}"


# What it says


def test_claims_stand_side_by_side_by_independent_chain(
    english: Client, market: str
) -> None:
    html = page(english, market)
    assert html.count('scope="rowgroup"') == 3
    assert "and one copy of the same text" in html
    assert "موقع ناقل" in html
    assert "They contradict each other" in html


def test_what_differs_from_most_is_marked_and_the_rest_dimmed(
    english: Client, market: str
) -> None:
    html = page(english, market)
    assert 'class="stand agrees"' in html
    marked = re.findall(
        r'class="stand differs">(.*?)differs from most', html, re.DOTALL
    )
    told = {re.sub(r"<[^>]+>|\s+", " ", m).strip() for m in marked}
    words = ("12", "9", "denied")  # tolls, a denial
    assert [sum(word in one for one in told) for word in words] == [1, 1, 1]
    assert len(told) == len(words), "two sides are alleged as often: none is marked"


def test_an_earlier_toll_of_one_source_is_marked_as_raised(
    english: Client, market: str
) -> None:
    html = page(english, market)
    assert re.search(r'class="superseded">\s*killed: <bdi>7</bdi>', html)
    assert "<dt>killed</dt><dd><bdi>9–12</bdi></dd>" in html


def test_a_sum_is_shown_beside_its_parts_and_never_added(
    english: Client, more: Case
) -> None:
    assert more
    whole, part = code_of("إدلب"), code_of(MARKET)
    html = page(english, f"/incidents/{whole}")
    assert "their tolls are never added to the sum" in html
    assert f'href="/incidents/{part}"' in html
    assert "a sum over several incidents, never added" in html
    assert "<bdi>41</bdi>" in html
    html = page(english, f"/incidents/{part}")
    assert f'href="/incidents/{whole}"' in html
    assert "<dt>killed</dt><dd><bdi>7–12</bdi></dd>" in html


def test_an_incident_without_place_or_date_says_so(english: Client, more: Case) -> None:
    assert more
    held = next(i for i in incidents() if i.location is None and i.date_to is None)
    html = page(english, f"/incidents/{held.code}")
    assert "No claim tells where it was" in html
    assert "No claim tells the day, and no report says when it was published" in html
    assert "there is nothing to draw" in html
    assert "data-map" not in html


def test_places_are_drawn_as_wide_as_they_are_uncertain(
    english: Client, market: str
) -> None:
    html = page(english, market)
    script = re.search(r'id="incident-features"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert script is not None
    features = json.loads(script[1])
    chosen = [f for f in features if f["kind"] == "chosen"]
    assert [f["radius_m"] for f in chosen] == [6000]
    assert {f["kind"] for f in features} <= {"chosen", "near"}


def test_hostile_text_is_only_text(client: Client) -> None:
    html = page(client, f"/incidents/{code_of('اللطامنة')}")
    assert "<script>alert" not in html
    assert "onerror=alert(1)>" not in html
    assert "javascript:" not in html
    assert "&lt;img src=x" in html


def test_controls_that_turn_text_round_are_shown(client: Client) -> None:
    html = page(client, f"/incidents/{code_of('كفرنبل', 'shelling')}")
    assert not re.search("[\u202a-\u202e]", html)
    assert 'data-name="RLO"' in quoted("\u202eقصف\u202c")
    assert 'class="graphic"' in quoted("وصلت أشلاء إلى المشفى")


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "ادعاءاتها"), ("en", "side by side")]
)
def test_it_speaks_both_languages(
    client: Client, market: str, language: str, words: str
) -> None:
    client.cookies["django_language"] = language
    assert words in page(client, market)


def test_codes_that_were_never_given_are_missing(client: Client) -> None:
    assert client.get("/incidents/AAAAAAAA").status_code == 404
    assert client.get("/incidents/not-a-code").status_code == 404
    assert client.get("/incidents/AAAAAAAA/with/BBBBBBBB").status_code == 404


def test_one_without_claims_says_so(client: Client, market: str) -> None:
    code = market[-8:]
    for telling in incident(code).tellings:
        judging.judge(telling.claim.id, "rejected", by="tester", why="test")
    for _ in link_case(by="tester"):
        pass
    assert client.get(market).status_code == 410


# Merge, part, pairs


def test_two_are_merged_and_parted_again(english: Client, market: str) -> None:
    other = code_of("كفرنبل", "shelling")
    html = told(english, f"{market}/merge", other=other.lower(), why="one night")
    assert "Merged." in html
    live = english.get(f"/incidents/{other}")
    assert live.status_code == 302
    assert live.headers["Location"] == market
    assert "one night" in page(english, market)
    html = told(english, f"{market}/unmerge", why="two after all")
    assert f'href="/incidents/{other}"' in html
    assert english.get(f"/incidents/{other}").status_code == 200
    assert "كفرنبل" not in page(english, market)


def test_a_merge_with_nothing_there_is_refused(english: Client, market: str) -> None:
    html = told(english, f"{market}/merge", other="AAAAAAAA")
    assert "no incident" in html
    assert LinkJudgement.objects.count() == 0


def test_chosen_claims_are_split_off(english: Client, market: str) -> None:
    claim = next(
        t.claim.id
        for t in incident(market[-8:]).tellings
        if t.source.publisher == "شبكة السهل الإخبارية"
    )
    html = told(english, f"{market}/part", claims=[claim], why="another raid")
    found = re.search(r'now the incident <a href="/incidents/(\w{8})', html)
    assert found is not None
    assert [t.claim.id for t in incident(found[1]).tellings] == [claim]
    assert claim not in page(english, market)


def test_a_split_of_nothing_changes_nothing(english: Client, market: str) -> None:
    assert "nothing was split off" in told(english, f"{market}/part")
    every = [t.claim.id for t in incident(market[-8:]).tellings]
    assert "would be left" in told(english, f"{market}/part", claims=every)
    assert LinkJudgement.objects.count() == 0


def test_why_a_claim_is_linked_is_told_part_by_part(
    english: Client, market: str
) -> None:
    claim = incident(market[-8:]).tellings[0].claim.id
    html = page(english, f"{market}/links?claim={claim}")
    assert html.count("data-pair>") >= 3
    assert "the same day" in html
    assert "copies of one text" in html
    assert "+3.2" in html  # the same day: weights.yaml


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_people_say_of_pairs_what_they_are(
    english: Client, market: str, verdict: str
) -> None:
    one, *_, other = (t.claim.id for t in incident(market[-8:]).tellings)
    back = f"{market}/links?claim={one}"
    told(
        english,
        f"{market}/say",
        claim=one,
        other=other,
        verdict=verdict,
        why="read both",
        next=back,
    )
    said = LinkJudgement.objects.get()
    assert (said.claim, said.other, said.verdict) == (one, other, verdict)
    assert (said.who, said.why) == ("tester", "read both")


def test_a_pair_leads_to_no_other_host(client: Client, market: str) -> None:
    one, *_, other = (t.claim.id for t in incident(market[-8:]).tellings)
    data = {"claim": one, "other": other, "verdict": "same", "next": "//evil.example"}
    answer = client.post(f"{market}/say", data)
    assert answer.headers["Location"] == market
    assert client.post(f"{market}/say", {**data, "verdict": "no"}).status_code == 400


def test_a_claim_that_went_elsewhere_leads_there(client: Client, market: str) -> None:
    other = code_of("كفرنبل", "shelling")
    claim = incident(other).tellings[0].claim.id
    answer = client.get(f"{market}/links?claim={claim}")
    assert answer.headers["Location"] == f"/incidents/{other}"
    assert client.get(f"{market}/links?claim=none").status_code == 404


def test_nearby_incidents_can_be_compared_and_merged(
    english: Client, more: Case
) -> None:
    assert more
    one, other = code_of(MARKET), code_of("حاس")
    html = page(english, f"/incidents/{one}")
    assert f"/incidents/{one}/with/{other}" in html
    html = page(english, f"/incidents/{one}/with/{other}")
    assert "days apart" in html
    told(english, f"/incidents/{one}/merge", other=other)
    assert incident(other).code == one


# Decisions


def seen(client: Client, url: str) -> dict[str, str]:
    """What the form of a page says that the person saw."""
    html = page(client, url)
    names = ("seen", "saw")
    return {
        name: re.findall(rf'name="{name}" value="([^"]*)"', html)[0] for name in names
    }


def test_an_incident_is_approved_and_rejected(english: Client, market: str) -> None:
    data = seen(english, market)
    told(
        english,
        f"{market}/decide",
        about="state",
        value="approved",
        why="read all",
        **data,
    )
    assert incident(market[-8:]).state == "approved"
    data = seen(english, market)
    told(english, f"{market}/decide", about="state", value="rejected", **data)
    assert incident(market[-8:]).state == "approved"  # nobody said why
    told(
        english,
        f"{market}/decide",
        about="state",
        value="rejected",
        why="staged",
        **data,
    )
    assert incident(market[-8:]).state == "rejected"
    assert "staged" in page(english, market)


@pytest.mark.parametrize(
    ("about", "value", "words"),
    [
        ("grade", "fair", "fair"),
        ("strike_status", "likely_strike", "likely strike"),
        ("attribution", "الطيران الروسي", "الطيران الروسي"),
        ("note", "<b>انظر الصورة</b>", "&lt;b&gt;انظر الصورة&lt;/b&gt;"),
    ],
)
def test_questions_are_answered_over_the_proposal(
    english: Client, market: str, about: str, value: str, words: str
) -> None:
    html = told(
        english,
        f"{market}/decide",
        about=about,
        value=value,
        why="because",
        **seen(english, market),
    )
    assert words in html
    row = IncidentJudgement.objects.get()
    assert (row.about, row.value, row.who) == (about, value, "tester")


def test_an_answer_that_is_none_is_refused(english: Client, market: str) -> None:
    html = told(
        english,
        f"{market}/decide",
        about="grade",
        value="splendid",
        **seen(english, market),
    )
    assert "is none of" in html
    assert IncidentJudgement.objects.count() == 0


def test_a_decision_on_what_changed_meanwhile_shows_both_versions(
    english: Client, market: str
) -> None:
    data = seen(english, market)
    held = incident(market[-8:])
    denial = next(t for t in held.tellings if t.claim.status == "denied")
    judging.judge(denial.claim.id, "rejected", by="somebody else", why="a rumour")
    answer = english.post(
        f"{market}/decide", {"about": "state", "value": "approved", "why": "ok", **data}
    )
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "As you saw it" in html
    assert "As it is now" in html
    assert IncidentJudgement.objects.count() == 0
    again = {
        name: re.findall(rf'name="{name}" value="([^"]*)"', html)[0]
        for name in ("about", "value", "why", "seen", "saw")
    }
    told(english, f"{market}/decide", **again)
    assert incident(market[-8:]).state == "approved"


def test_the_second_of_two_who_decide_at_once_sees_the_first(
    english: Client, market: str
) -> None:
    data = seen(english, market)
    deciding.decide(market[-8:], "grade", "fair", by="somebody else", why="two sources")
    answer = english.post(
        f"{market}/decide", {"about": "grade", "value": "weak", "why": "", **data}
    )
    assert answer.status_code == 409
    assert "two sources" in answer.content.decode()
    assert incident(market[-8:]).grade.value == "fair"


def test_where_two_people_are_wanted_who_judged_does_not_approve(
    english: Client, market: str
) -> None:
    rules.change(reviewers=2, by="tester")
    claim = incident(market[-8:]).tellings[0].claim.id
    judging.judge(claim, "accepted", by="tester")
    html = page(english, market)
    assert "This case wants two people: tester" in html
    assert 'value="approved"' not in html
    html = told(
        english,
        f"{market}/decide",
        about="state",
        value="approved",
        **seen(english, market),
    )
    assert "somebody else approves it" in html
    assert IncidentJudgement.objects.count() == 0


# Who may


def test_readers_look_analysts_link_and_reviewers_decide(team: Team) -> None:
    url = f"/incidents/{code_of(MARKET)}"
    other = code_of("كفرنبل", "shelling")
    approve = {"about": "state", "value": "approved"}
    reader, analyst = team.clients["reader"], team.clients["analyst"]
    assert "/merge" not in page(reader, url)
    assert reader.post(f"{url}/merge", {"other": other}).status_code == 403
    assert reader.post(f"{url}/part", {"claims": "x"}).status_code == 403
    assert reader.post(f"{url}/say", {}).status_code == 403
    assert reader.post(f"{url}/decide", approve).status_code == 403
    html = page(analyst, url)
    assert "/merge" in html
    assert 'value="approved"' not in html
    assert analyst.post(f"{url}/decide", approve).status_code == 403
    assert IncidentJudgement.objects.count() == 0
    assert analyst.post(f"{url}/merge", {"other": other}).status_code == 302
    assert {said.who for said in LinkJudgement.objects.all()} == {"analyst1"}
    data = seen(team.clients["reviewer"], url)
    team.clients["reviewer"].post(f"{url}/decide", {**approve, **data})
    assert incident(url[-8:]).approved_by == "reviewer1"


def test_strangers_learn_nothing(case: Case, market: str) -> None:
    assert case
    assert Client().get(market).status_code == 403
    assert Client().get("/incidents/AAAAAAAA").status_code == 403


# How much it takes


# Words that make texts unlike each other, and tell nothing.
_FILLING = """سماء شجرة كتاب نافذة طريق جبل نهر غيمة قمح زيتون ورق حبر مقعد درج سقف جدار
باب مفتاح قلم دفتر لون ضوء ظل صوت ريح مطر ثلج رمل حجر خشب نحاس صوف قطن حرير خيط إبرة مرآة
ساعة جرس قنديل شمعة بئر دلو حبل سلة رغيف ملح سكر شاي قهوة عسل تمر تين عنب رمان لوز جوز"""


def _crowd(path: Path, reports: int) -> None:
    """One strike as so many reporters tell it."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(reports):
            words = " ".join(random.Random(n).sample(_FILLING.split(), 30))  # noqa: S311
            text = (
                f"غارات على سوق معرة النعمان\n\nقتل {5 + n % 9} مدنيين في غارات جوية "
                f"للطيران الحربي على السوق الشعبي في مدينة معرة النعمان اليوم الاثنين، "
                f"بحسب مراسل الشبكة رقم {n}.\n{words}.\n"
            )
            row = {
                "id": f"c{n}",
                "text": text,
                "published": "2016-03-14",
                "source": f"شبكة {n}",
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client at a case with one incident of 300 claims."""
    directory = tmp_path_factory.mktemp("crowded")
    _crowd(directory / "reports.jsonl", 300)
    made = Case.create(directory / "case", "ملف كبير", "tester")
    fill(made, directory / "reports.jsonl")
    made.close()
    held = opened.show(directory / "case")
    client = entered()
    client.cookies["django_language"] = "en"
    yield client
    held.close()


def test_an_incident_of_300_claims_is_paged(crowded: Client) -> None:
    code = Incident.objects.get(live=True).code
    assert len(incident(code).tellings) >= 300
    html = page(crowded, f"/incidents/{code}")
    assert html.count("<blockquote") == 40
    assert "Page" in html
    assert "page=2" in html
    assert "page=" in page(crowded, f"/incidents/{code}?page=8")
    page(crowded, f"/incidents/{code}?page=no")
    page(crowded, f"/incidents/{code}?page=99999")
    assert len(html) < 300_000


def test_no_page_takes_many_queries(crowded: Client) -> None:
    code = Incident.objects.get(live=True).code
    claim = incident(code).tellings[0].claim.id
    assert queries(crowded, f"/incidents/{code}") <= 30
    url = f"/incidents/{code}/links?claim={claim}"
    assert queries(crowded, url) <= 30
    assert page(crowded, url).count("data-pair>") == 20
    assert "start=20" in page(crowded, url)


def test_a_small_incident_takes_few_queries(english: Client, market: str) -> None:
    assert queries(english, market) <= 30
