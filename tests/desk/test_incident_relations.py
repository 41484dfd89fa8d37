"""What people say on the desk that two incidents are to each other, and the words of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils.translation import override

from desk import programs
from desk.desks import Team, fill, queries, shown
from desk.programs import Program, program_of
from desk.test_incident import _MORE, MARKET, code_of, seen, told
from tawthiq.case import deciding, rules
from tawthiq.case.case import Case
from tawthiq.case.incidents import incident
from tawthiq.case.models import Incident, IncidentJudgement, LinkJudgement, Scene
from tawthiq.desk.incidents import terms
from tawthiq.link.knowledge import WEIGHTS
from tawthiq.link.levels import COMPARISONS

HAS = "حاس"


@pytest.fixture
def more(case: Case) -> Case:
    """The case with a strike near by, and a week's sum."""
    fill(case, _MORE)
    return case


@pytest.fixture
def english(client: Client, more: Case) -> Client:
    assert more
    client.cookies["django_language"] = "en"
    return client


def near(client: Client, code: str) -> set[str]:
    """The codes that are offered as candidates for an incident."""
    html = shown(client, f"/incidents/{code}")
    part = re.search(r'id="nearby".*?</section>', html, re.DOTALL)
    assert part is not None
    return set(re.findall(r"/with/(\w{8})", part[0]))


def test_two_said_not_to_be_the_same_are_no_candidates_until_it_is_taken_back(
    english: Client,
) -> None:
    one, other = code_of(MARKET), code_of(HAS)
    assert other in near(english, one)
    html = shown(english, f"/incidents/{one}/with/{other}")
    assert "Not the same" in html

    told(
        english,
        f"/incidents/{one}/relate",
        other=other,
        kind="apart",
        why="two days apart",
    )

    assert other not in near(english, one)
    assert one not in near(english, other)
    for url in (f"/incidents/{one}", f"/incidents/{one}/with/{other}"):
        html = shown(english, url)
        assert "two days apart" in html
        assert f'action="/incidents/{one}/unrelate"' in html
    assert "Merge the two</button>" not in html
    html = told(english, f"/incidents/{one}/merge", other=other)
    assert "take that back first" in html
    html = told(english, f"/incidents/{other}/unrelate", other=one, why="it was one")
    assert "Taken back" in html
    assert "took back what was said of it" in html
    assert other in near(english, one)


def test_a_part_is_shown_on_both_sides(english: Client) -> None:
    one, other = code_of(MARKET), code_of(HAS)
    told(english, f"/incidents/{one}/relate", other=other.lower(), kind="whole_of")

    assert incident(other).part_of[0:] == tuple(sorted(incident(other).part_of))
    assert one in incident(other).part_of
    assert "A part of it:" in shown(english, f"/incidents/{one}")
    assert "It is part of:" in shown(english, f"/incidents/{other}")
    assert "was said to be part of" in shown(english, f"/incidents/{one}/with/{other}")
    row = IncidentJudgement.objects.earliest("pk")
    assert (row.incident, row.about, row.value) == (other, "part_of", one)


def test_what_is_derived_can_be_contradicted_from_the_page(english: Client) -> None:
    whole, part = code_of("إدلب"), code_of(MARKET)
    html = shown(english, f"/incidents/{whole}")
    assert f"/incidents/{whole}/with/{part}" in html

    told(english, f"/incidents/{whole}/relate", other=part, kind="apart", why="later")

    assert part not in incident(whole).parts
    assert queries(english, f"/incidents/{whole}") <= 30
    assert queries(english, f"/incidents/{part}/with/{whole}") <= 30


def test_what_makes_no_sense_is_refused(english: Client) -> None:
    one, other = code_of(MARKET), code_of(HAS)
    url = f"/incidents/{one}/relate"
    assert english.post(url, {"other": other, "kind": "cousin"}).status_code == 400
    assert "no incident" in told(english, url, other="AAAAAAAA", kind="apart")
    assert "one incident already" in told(english, url, other=one, kind="apart")
    html = told(english, f"/incidents/{one}/unrelate", other=other)
    assert "Nobody said what" in html
    assert IncidentJudgement.objects.count() == 0


def test_two_whose_pairs_are_all_different_are_no_candidates(english: Client) -> None:
    one, other = code_of(MARKET), code_of(HAS)
    firsts = {
        code: [
            line.split('"')[1]
            for line in Scene.objects.filter(incident__code=code).values_list(
                "claims", flat=True
            )
        ]
        for code in (one, other)
    }
    pairs = [(a, b) for a in firsts[one] for b in firsts[other]]
    assert len(pairs) > 1
    for a, b in pairs[:-1]:
        deciding.say(a, b, "different", by="salma")
    assert other in near(english, one)
    deciding.say(*pairs[-1], "different", by="salma", why="another day")
    assert other not in near(english, one)
    assert one not in near(english, other)
    history = shown(english, f"/incidents/{one}")
    assert history.count("said that claims tell different events") in {1, 2}  # minutes
    assert history.count("another day") == 1
    deciding.say(*pairs[0], "unsure", by="salma")
    assert other in near(english, one)


def test_readers_look_and_analysts_relate(team: Team) -> None:
    one, other = code_of(MARKET), code_of("كفرنبل", "shelling")
    url = f"/incidents/{one}"
    asked = {"other": other, "kind": "apart", "why": "two towns"}
    reader, analyst = team.clients["reader"], team.clients["analyst"]
    assert reader.post(f"{url}/relate", asked).status_code == 403
    assert analyst.post(f"{url}/relate", asked).status_code == 302
    html = shown(reader, url)
    assert "two towns" in html
    assert "/unrelate" not in html
    assert "/relate" not in shown(reader, f"{url}/with/{other}")
    assert reader.post(f"{url}/unrelate", asked).status_code == 403
    assert analyst.post(f"{url}/unrelate", asked).status_code == 302
    assert {row.who for row in IncidentJudgement.objects.all()} == {"analyst1"}


def test_an_old_code_leads_to_what_was_said(english: Client) -> None:
    one, old, other = code_of(MARKET), code_of("كفرنبل", "shelling"), code_of(HAS)
    deciding.merge(one, old, by="salma")
    told(english, f"/incidents/{old}/relate", other=other, kind="part_of")
    assert incident(one).part_of.count(other) == 1
    assert english.get(f"/incidents/{old}/with/{other}").status_code == 200
    told(english, f"/incidents/{old}/unrelate", other=other)
    assert other not in incident(one).part_of


@pytest.fixture
def program(more: Case) -> Iterator[Program]:
    assert more
    with programs.team() as held:
        yield held


def test_programs_relate_with_the_scope_to_judge(program: Program) -> None:
    one, other = code_of(MARKET), code_of(HAS)
    path = f"incidents/{one}/relate"
    assert program_of("reader").ask(path, other=other, kind="apart")[0] == 403
    reads = program_of("admin", ("read",))
    assert reads.ask(path, other=other, kind="apart")[0] == 403
    analyst = program_of("analyst")
    assert analyst.ask(path, other=other, kind="cousin")[0] == 422
    status, held = analyst.ask(path, other=other, kind="part_of")
    assert status == 200
    assert other in held["incident"]["part_of"]
    (relation,) = held["relations"]
    assert (relation["about"], relation["other"]) == ("part_of", other)
    assert relation["why"] == "a test"
    (side,) = program.get(f"incidents/{other}")["relations"]
    assert (side["about"], side["other"]) == ("whole_of", one)
    assert analyst.ask(f"incidents/{one}/merge", other=other)[0] == 422
    status, held = analyst.ask(f"incidents/{other}/unrelate", other=one)
    assert (status, held["relations"]) == (200, [])
    assert analyst.ask(f"incidents/{other}/unrelate", other=one)[0] == 422


# Two people


def test_why_somebody_may_not_approve_is_told_in_both_languages(
    english: Client,
) -> None:
    rules.change(reviewers=2, by="tester")
    one = code_of(MARKET)
    url = f"/incidents/{one}"
    assert "nobody besides <bdi>" not in shown(english, url)
    html = told(
        english, f"{url}/decide", about="state", value="approved", **seen(english, url)
    )
    assert "nobody besides tester has judged all of these claims" in html
    english.cookies["django_language"] = "ar"
    assert "لم يراجع أحد سوى tester" in shown(english, url)
    deciding.decide(one, "grade", "fair", by="salma")
    assert 'value="approved"' in shown(english, url)
    told(english, f"{url}/decide", about="grade", value="weak", **seen(english, url))
    assert "حدّد tester درجة هذه الحادثة أو نسبتها" in shown(english, url)


def test_programs_are_told_why_they_may_not_approve(program: Program) -> None:
    rules.change(reviewers=2, by="tester")
    status, answer = program.ask(
        f"incidents/{code_of(MARKET)}/decisions", about="state", value="approved"
    )
    assert status == 422
    assert "nobody besides admin-of-programs judged claim" in answer["detail"]


# The words


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_part_and_finding_has_its_words(language: str) -> None:
    told_of = {
        (about, finding)
        for about, weights in WEIGHTS.items()
        if isinstance(weights, dict)
        for finding in weights
    } | {(about, level) for about, levels in COMPARISONS.items() for level in levels}
    with override(language):
        for about, finding in told_of:
            assert about in terms.ABOUT
            assert (about, finding) in terms.FINDINGS, (about, finding)
            for word in (terms.about(about), terms.finding(about, finding)):
                arabic = bool(re.search("[\u0600-\u06ff]", word))
                assert arabic == (language == "ar"), word


def test_what_differs_is_marked_by_a_drawing(english: Client) -> None:
    html = shown(english, f"/incidents/{code_of(MARKET)}")
    assert "≠" not in html
    assert html.count('class="sign"') > 3


def test_pairs_said_within_a_minute_are_one_line(english: Client) -> None:
    one = code_of(MARKET)
    claims = [t.claim.id for t in incident(one).tellings]
    for other in claims[1:4]:
        deciding.say(claims[0], other, "same", by="salma", why=f"read {other}")
    assert LinkJudgement.objects.count() == 3
    at = LinkJudgement.objects.values_list("at", flat=True)
    minutes = {moment[:16] for moment in at}
    html = shown(english, f"/incidents/{one}")
    assert html.count("said that claims tell the same event") == len(minutes)
    if len(minutes) == 1:
        assert "(<bdi>3</bdi> pairs)" in html
    assert all(f"read {other}" in html for other in claims[1:4])
    assert Incident.objects.get(code=one).live
