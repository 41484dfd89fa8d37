"""Incidents of our own for the tests of formats: invented, built by hand."""

from __future__ import annotations

import hashlib
from typing import Any, Final

from tawthiq.incident import (
    Contradiction,
    Incident,
    Location,
    Opinion,
    Party,
    Source,
    Telling,
    Thing,
    Toll,
)
from tawthiq.model import (
    Attribution,
    Claim,
    EventType,
    Harm,
    Named,
    Person,
    Span,
    Victim,
    When,
    Where,
)

# Arabic as it comes: quotes, commas, semicolons, line ends, a formula's start.
HOSTILE: Final = (
    '=HYPERLINK("http://x.example","اضغط"), قال: «نعم؛ "لا"»\nسطر ثان\tوعمود'
)
_TOWNS: Final = (
    ("الرابية", "Al-Rabiya", 35.9312, 36.6324, "town"),
    ("تل الورد", "Tall al-Ward", 36.1241, 36.7108, "village"),
    ("حي المعصرة", "Al-Maasara", 36.2013, 37.1502, "neighbourhood"),
    ("السرو", "As-Sarw", 35.8004, 36.7205, "city"),
)


def span(text: str, words: str) -> dict[str, Any]:
    """The fields of a span: the words and where they first stand in a text."""
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def source(n: int = 1, **changes: Any) -> Source:  # noqa: ANN401
    """The source of a number: invented, with all that a citation needs."""
    town = _TOWNS[n % len(_TOWNS)][0]
    text = changes.pop(
        "text",
        f"قصف على {town}\n\nأفاد مركز الندى الإعلامي بأن الطيران الحربي قصف {town} "
        f"يوم الثلاثاء، ما أدى إلى مقتل {n + 2} مدنيين وجرح العشرات.\n",
    )
    digest = hashlib.sha256(f"{n}:{text}".encode()).hexdigest()
    given: dict[str, Any] = {
        "report": digest,
        "family": f"family-{n}",
        "sha256": digest,
        "original": hashlib.sha256(f"original {n}".encode()).hexdigest(),
        "title": f"قصف على {town}",
        "publisher": f"وكالة الندى {n}",
        "url": f"https://news.example/{n}",
        "published": f"2016-12-{1 + n % 28:02d}",
        "retrieved": f"2016-12-{1 + n % 28:02d}T18:30:00Z",
        "text": text,
    }
    return Source(**{**given, **changes})


def claim(n: int, text: str, **changes: Any) -> Claim:  # noqa: ANN401
    """A claim of a source's text; each span stands where it says."""
    town, _, lat, lon, precision = _TOWNS[n % len(_TOWNS)]
    body = text.strip().rsplit("\n", 1)[-1]
    given: dict[str, Any] = {
        "id": hashlib.sha256(f"claim {n}".encode()).hexdigest()[:16],
        "type": EventType.AIRSTRIKE,
        "trigger": Span(**span(text, "قصف")),
        "quote": Span(**span(text, body)),
    }
    if "مركز الندى الإعلامي" in text:
        name = "مركز الندى الإعلامي"
        given["sources"] = (Attribution(name=name, kind="media", **span(text, name)),)
    if "الطيران الحربي" in text:
        name = "الطيران الحربي"
        given["actors"] = (Named(name=name, id="warplanes", **span(text, name)),)
    if town in text:
        place = Where(
            name=town,
            id=f"sy-{n}",
            lat=lat,
            lon=lon,
            precision=precision,
            radius_m=2_500,
            path=("سوريا", "إدلب", town),
            **span(text, town),
        )
        given["places"] = (place,)
    if "يوم الثلاثاء" in text:
        day = f"2016-12-{1 + n % 28:02d}"
        given["date"] = When(from_=day, to=day, **span(text, "يوم الثلاثاء"))
    words = f"{n + 2} مدنيين"
    if words in text:
        harm = Harm(
            kind="killed", group="civilian", low=n + 2, high=n + 2, **span(text, words)
        )
        vague = Harm(
            kind="injured", form="vague", words="العشرات", **span(text, "العشرات")
        )
        given["harm"] = (harm, vague)
    return Claim(**{**given, **changes})


def telling(n: int = 1, **changes: Any) -> Telling:  # noqa: ANN401
    """A claim with its source; changes are those of ``Telling``."""
    told_by = changes.pop("source", None) or source(n)
    told = changes.pop("claim", None) or claim(n, told_by.text)
    given: dict[str, Any] = {
        "claim": told,
        "source": told_by,
        "verdict": "accepted",
        "judged_by": "reviewer1",
        "judged_at": "2017-01-05T10:00:00Z",
        "reading": "tawthiq 0.4.0",
    }
    return Telling(**{**given, **changes})


def toll(low: int | None, high: int | None = None, **changes: Any) -> Toll:  # noqa: ANN401
    """People killed, exactly ``low``, unless changes say otherwise."""
    exact = high is None and "form" not in changes
    given: dict[str, Any] = {
        "kind": "killed",
        "group": "civilian",
        "low": low,
        "high": low if exact else high,
        "form": "exact" if exact else "range",
        "words": None,
        "claim": "c1",
        "family": "family-1",
    }
    return Toll(**{**given, **changes})


def location(n: int = 0, **changes: Any) -> Location:  # noqa: ANN401
    """The location of a number, in an invented part of Idlib."""
    name, name_en, lat, lon, precision = _TOWNS[n % len(_TOWNS)]
    given: dict[str, Any] = {
        "name": name,
        "name_en": name_en,
        "id": f"sy-{n}",
        "lat": lat,
        "lon": lon,
        "precision": precision,
        "radius_m": 2_500,
        "path": ("سوريا", "إدلب", "منطقة السرو", name),
        "country": "SY",
        "admin1": "إدلب",
        "admin2": "منطقة السرو",
        "kind": precision,
        "verified": True,
    }
    return Location(**{**given, **changes})


def opinion(proposed: str, **changes: Any) -> Opinion:  # noqa: ANN401
    """A judgement proposed by rule."""
    return Opinion(**{"proposed": proposed, "why": "rule: two families", **changes})


def incident(n: int = 1, **changes: Any) -> Incident:  # noqa: ANN401
    """The incident of a number: an approved airstrike that two sources tell."""
    day = f"2016-12-{1 + n % 28:02d}"
    tellings = changes.pop("tellings", None)
    if tellings is None:
        tellings = (telling(n), telling(n + 100))
    first, *_ = tellings or (telling(n),)
    ident, family = first.claim.id, first.source.family
    given: dict[str, Any] = {
        "code": f"TW-2016-{n:04d}",
        "type": "airstrike",
        "types": ("airstrike",),
        "date_from": day,
        "date_to": day,
        "date_precision": "day",
        "part_of_day": "morning",
        "location": location(n),
        "places": (location(n),),
        "perpetrators": (
            Party(
                name="الطيران الحربي الروسي",
                name_en="Russian warplanes",
                id="russia_army",
                kind="state_forces",
                by=("مركز الندى الإعلامي",),
                denied_by=("وزارة الدفاع الروسية",),
            ),
        ),
        "targets": (Party(name="مدنيون", name_en="civilians"),),
        "weapons": (
            Thing(name="براميل متفجرة", name_en="barrel bombs", id="barrel_bomb"),
        ),
        "losses": (Thing(name="مشفى ميداني", name_en="field hospital"),),
        "tolls": (
            toll(n + 2, claim=ident, family=family),
            toll(
                None,
                kind="injured",
                group="unspecified",
                form="vague",
                words="العشرات",
                claim=ident,
                family=family,
            ),
        ),
        "tellings": tellings,
        "sources": len({t.source.family for t in tellings}),
        "state": "approved",
        "approved_by": "reviewer2",
        "approved_at": "2017-01-06T09:00:00Z",
        "grade": opinion(
            "fair", value="fair", by="reviewer2", at="2017-01-06T09:00:00Z"
        ),
        "strike_status": opinion("likely_strike"),
        "attribution": opinion("الطيران الحربي الروسي"),
    }
    return Incident(**{**given, **changes})


def named() -> Incident:
    """An incident with a named victim and a medic: only a gate may let it out."""
    text = "قصف على السرو\n\nاستشهد الطفل نزيه البستاني (7 أعوام) وقال المسعف رامي الحقل إن القصف كان عنيفا.\n"
    victim = Victim(
        name="نزيه البستاني", age=7, sex="male", **span(text, "نزيه البستاني")
    )
    medic = Person(name="رامي الحقل", role="medic", **span(text, "رامي الحقل"))
    dead = Person(name="نزيه البستاني", role="victim", **span(text, "نزيه البستاني"))
    told_by = source(3, text=text, persons=(dead, medic))
    told = claim(3, text, victims=(victim,))
    return incident(40, tellings=(telling(3, source=told_by, claim=told),))


def many() -> tuple[Incident, ...]:
    """Incidents of each edge: what formats must hold, or say that they cannot."""
    vague: dict[str, Any] = {"form": "vague", "words": "عشرات", "group": "unspecified"}
    return (
        incident(1),
        incident(2, location=None, places=()),
        incident(3, date_from=None, date_to=None, date_precision="unknown"),
        incident(4, tolls=(toll(None, **vague),)),
        incident(
            5,
            tolls=(
                toll(3, 7, family="family-1"),
                toll(12, None, form="at_least", claim="c2", family="family-2"),
                toll(9, 9, form="about", claim="c3", family="family-3"),
            ),
        ),
        incident(6, tellings=tuple(telling(600 + i) for i in range(10))),
        incident(
            7,
            contradictions=(
                Contradiction(
                    about="perpetrator",
                    values=(
                        ("الطيران الحربي الروسي", ("مركز الندى الإعلامي",)),
                        ("التحالف الدولي", ("وكالة السنابل", "قناة الغد")),
                    ),
                ),
            ),
            perpetrators=(
                Party(
                    name="الطيران الحربي الروسي",
                    name_en="Russian warplanes",
                    id="russia_army",
                    kind="state_forces",
                    by=("مركز الندى الإعلامي",),
                ),
                Party(
                    name="التحالف الدولي",
                    name_en="US-led coalition",
                    id="us_coalition",
                    kind="coalition",
                    by=("وكالة السنابل", "قناة الغد"),
                ),
            ),
            grade=opinion("contested"),
        ),
        hostile(),
        incident(
            9,
            state="proposed",
            approved_by="",
            approved_at="",
            tellings=(telling(9, verdict="unreviewed", judged_by="", judged_at=""),),
            grade=opinion("weak"),
        ),
        incident(10, tellings=(telling(10, verdict="corrected"),)),
        incident(
            11,
            type="clash",
            types=("clash", "shelling"),
            date_from="2016-12-05",
            date_to="2016-12-11",
            date_precision="week",
            perpetrators=(),
            targets=(),
            weapons=(),
            losses=(),
            tolls=(),
            parts=("TW-2016-0012",),
            previous_codes=("TW-2016-0099",),
        ),
        incident(
            12,
            type="clash",
            part_of=("TW-2016-0011",),
            perpetrators=(
                Party(name="الجيش السوري", id="syria_army", kind="state_forces"),
                Party(name="جيش الإسلام", id="jaysh_islam", kind="armed_group"),
            ),
            targets=(),
            weapons=(Thing(name="مدفعية", name_en="artillery", id="artillery"),),
            tolls=(
                toll(4, group="combatant"),
                toll(2, group="child"),
                toll(30, group="unspecified", sum=True),
                toll(1, group="combatant", superseded=True),
            ),
            location=location(12, lat=None, lon=None, verified=False),
        ),
        incident(13, tolls=(toll(0),), location=location(13, precision="governorate")),
        incident(14, type="displacement", tolls=(toll(40, kind="displaced"),)),
    )


def hostile() -> Incident:
    """An incident whose every text would break a careless writer."""
    text = f"قصف على السرو\n\nقصف الطيران السرو {HOSTILE}"
    told_by = source(
        8, title=HOSTILE, publisher=HOSTILE, author=HOSTILE, url=None, text=text
    )
    told = claim(8, text)
    return incident(
        8,
        location=location(0, name=HOSTILE, name_en='=1+1,"x"', admin1=HOSTILE),
        perpetrators=(Party(name=HOSTILE, by=(HOSTILE, "@channel")),),
        targets=(Party(name="+963 مدنيون", by=("-x",)),),
        weapons=(Thing(name=HOSTILE),),
        losses=(Thing(name=HOSTILE),),
        contradictions=(Contradiction(about="place", values=((HOSTILE, (HOSTILE,)),)),),
        tellings=(telling(8, source=told_by, claim=told),),
        note=HOSTILE,
        grade=opinion("weak", why=HOSTILE),
    )
