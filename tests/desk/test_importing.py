"""Taking reports in at the desk: files of any size, a job, and what it says."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.desks import Team, entered, queries
from tawthiq.case import intake, reading
from tawthiq.case.case import Case
from tawthiq.case.models import Claim, Entry, Finding, Reading, Report
from tawthiq.case.reading import recipe, unread
from tawthiq.desk.jobs import lock, progress, work, worker
from tawthiq.desk.jobs.shelf import Shelf, shown
from tawthiq.extract.recipe import Recipe, was_thorough
from tawthiq.ingest.item import Options

TEXT = (
    "قصف على بلدة الرامي\n\nقتل أربعة مدنيين في قصف مدفعي استهدف بلدة الرامي بريف "
    "إدلب اليوم الثلاثاء، بحسب الدفاع المدني.\n"
)


def upload(client: Client, *files: SimpleUploadedFile, **told: str) -> Any:  # noqa: ANN401
    answer = client.post("/import/files", {"files": list(files), **told})
    assert worker.idle(60)
    return answer


def text(name: str = "تقرير.txt", content: str = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode())


def test_a_file_is_taken_in_read_linked_and_told(client: Client) -> None:
    answer = upload(client, text(), published="2016-03-22", why="من المراسل")
    assert answer.status_code == 302
    report = Report.objects.get(text=TEXT)
    assert report.published == "2016-03-22"
    assert Finding.objects.get(original=report.original).name == "تقرير.txt"
    assert Claim.objects.filter(report=report, until=None).exists()
    assert unread(recipe().version()) == 0
    added = [e.value for e in Entry.objects.all() if e.value["action"] == "add"][-1]
    assert (added["who"], added["why"]) == ("tester", "من المراسل")
    page = client.get(answer.headers["Location"], headers={"accept-language": "en"})
    assert "done" in page.content.decode()


def test_nothing_of_an_upload_is_left_when_it_is_in(client: Client, case: Case) -> None:
    upload(client, text())
    left = [p for p in (case.directory / "desk").rglob("*") if p.is_file()]
    assert {p.name for p in left} == {"job.json", "lock"}


def test_what_cannot_be_read_is_named_with_the_reason(client: Client) -> None:
    broken = SimpleUploadedFile("broken.pdf", b"%PDF-1.7\nnothing")
    answer = upload(client, broken, text())
    page = client.get(answer.headers["Location"]).content.decode()
    assert "broken.pdf" in page
    assert Report.objects.filter(text=TEXT).exists()


def test_no_name_of_a_file_is_a_path(client: Client, case: Case) -> None:
    upload(client, text("../../../../etc/evil\u202etxt.txt"))
    name = Finding.objects.order_by("-pk")[0].name
    assert name == "eviltxt.txt"
    assert not list(case.directory.parent.rglob("*evil*"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b\\c.txt", "c.txt"),
        ("..", ".."),
        ("", "unnamed"),
        ("x\x00\n.txt", "x\ufffd\ufffd.txt"),
        ("ن" * 500, "ن" * 200),
    ],
)
def test_names_are_shown_plainly(name: str, expected: str) -> None:
    assert shown(name) == expected


@pytest.mark.parametrize(
    ("field", "value"),
    [("zone", "Mars/Base"), ("encoding", "klingon"), ("published", "21.3.2016")],
)
def test_a_wrong_option_is_told_and_nothing_taken_in(
    client: Client, case: Case, field: str, value: str
) -> None:
    before = Report.objects.count()
    answer = upload(client, text(), **{field: value})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert Report.objects.count() == before
    assert not list(Shelf(case).jobs())


def test_the_case_is_read_as_it_is_asked_for(client: Client, case: Case) -> None:
    def told() -> set[bool]:
        held = Reading.objects.filter(report__set_aside="")
        return {was_thorough(r.version) for r in held}

    upload(client, text())
    assert told() == {False}
    page = client.get("/import", headers={"accept-language": "en"}).content.decode()
    assert "It is read quickly." in page
    upload(client, text("other.txt", TEXT.replace("الرامي", "كفرنبل")), how="thorough")
    assert told() == {True}
    page = client.get("/import", headers={"accept-language": "en"}).content.decode()
    assert "It is read thoroughly." in page
    upload(client, text("more.txt", TEXT.replace("الرامي", "حاس")))  # as it was last
    assert told() == {True}
    assert client.post("/import/read", {"how": "slowly"}).status_code == 400
    client.post("/import/read", {"how": "quick"})
    assert worker.idle(60)
    assert told() == {False}
    (job,) = Shelf(case).jobs("read")
    assert job.counts["read"] == Report.objects.filter(set_aside="").count()


def test_columns_of_a_table_are_named(client: Client) -> None:
    table = "النص;تاريخ\n" + '"' + TEXT + '";2016-03-22\n'
    file = SimpleUploadedFile("جدول.csv", table.encode())
    upload(client, file, column_text="النص", column_published="تاريخ")
    assert Report.objects.get(published="2016-03-22").text.startswith("قصف على")


def test_pieces_make_a_file(client: Client) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", TEXT)
    data = held.getvalue()
    id_ = client.post("/import/begin", {"zone": "Asia/Damascus"}).json()["id"]
    cut = len(data) // 2
    for at, piece in ((0, data[:cut]), (cut, data[cut:]), (cut, data[cut:])):
        answer = client.post(
            f"/import/{id_}/piece?file=1&at={at}&name=a.zip",
            piece,
            content_type="application/octet-stream",
        )
    assert answer.json() == {"size": len(data)}
    gap = client.post(
        f"/import/{id_}/piece?file=1&at={len(data) + 9}&name=a.zip",
        b"x",
        content_type="application/octet-stream",
    )
    assert gap.status_code == 409
    client.post(f"/import/{id_}/start")
    assert worker.idle(60)
    assert Report.objects.filter(text=TEXT, where="!/a.txt").exists()


def test_a_killed_import_says_so_and_goes_on(client: Client, case: Case) -> None:
    shelf = Shelf(case)
    job = shelf.new("import", "tester", published=None)
    shelf.slot(job, 1, "تقرير.txt").write_text(TEXT, encoding="utf-8")
    for _ in intake.add(case, shelf.uploads(job), Options(), by="tester"):
        break  # what was taken in is in the case; its process ends here
    job.state = "running"
    shelf.save(job)
    page = client.get(f"/import/{job.id}", headers={"accept-language": "en"})
    assert "interrupted" in page.content.decode()
    assert shelf.get(job.id).state == "stopped"
    client.post(f"/import/{job.id}/continue")
    assert worker.idle(60)
    assert shelf.get(job.id).state == "done"
    report = Report.objects.get(text=TEXT)
    assert Reading.objects.filter(report=report).exists()


def test_a_job_of_another_process_is_left_alone(client: Client, case: Case) -> None:
    shelf = Shelf(case)
    job = shelf.new("read", "tester")
    job.state = "running"
    shelf.save(job)
    with lock.held(shelf.root / "lock"):
        client.get("/import")
        assert shelf.get(job.id).state == "running"


def test_what_waits_is_read_by_a_button(client: Client, case: Case) -> None:
    source = case.directory.parent / "late.txt"
    source.write_text(TEXT, encoding="utf-8")
    for _ in intake.add(case, [str(source)], Options(), by="tester"):
        pass
    assert unread(recipe().version()) == 1
    assert "/import/read" in client.get("/import").content.decode()
    client.post("/import/read")
    assert worker.idle(60)
    assert unread(recipe().version()) == 0
    assert 'id="waits"' not in client.get("/import").content.decode()


def test_a_fault_of_a_job_does_not_stop_the_next(
    client: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    shelf = Shelf(case)
    with monkeypatch.context() as patch:
        patch.setattr(intake, "add", broken)
        answer = upload(client, text())
    id_ = answer.headers["Location"].rpartition("/")[2]
    assert shelf.get(id_).state == "failed"
    assert shelf.uploads(shelf.get(id_)), "the files are there to be continued with"
    client.post(f"/import/{id_}/continue")
    assert worker.idle(60)
    assert shelf.get(id_).state == "done"


def test_few_queries(client: Client) -> None:
    assert queries(client, "/import") <= 30


@pytest.mark.parametrize("url", ["/import/nothing", "/import/../case.json"])
def test_a_job_that_is_none_is_missing(client: Client, url: str) -> None:
    assert client.get(url).status_code == 404


def test_a_reader_takes_nothing_in(team: Team) -> None:
    client = team.clients["reader"]
    assert client.get("/import").status_code == 403
    assert client.post("/import/files", {"files": text()}).status_code == 403
    assert client.post("/import/begin").status_code == 403
    assert not (team.case.directory / "desk").exists()


def test_an_analyst_takes_in_under_their_name(team: Team) -> None:
    upload(team.clients["analyst"], text())
    who = [e.value["who"] for e in Entry.objects.all() if e.value["action"] == "add"]
    assert who[-1] == "analyst1"


def test_a_form_from_elsewhere_is_refused(client: Client, case: Case) -> None:  # noqa: ARG001
    stranger = entered(enforce_csrf_checks=True)
    answer = stranger.post("/import/files", {"files": text()})
    assert answer.status_code == 403
    assert not list(Shelf(case).jobs())


def test_an_upload_is_never_whole_in_memory(client: Client, case: Case) -> None:  # noqa: ARG001
    import resource

    lines = json.dumps({"id": "x", "text": "كلمة " * 50}, ensure_ascii=False).encode()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    id_ = client.post("/import/begin").json()["id"]
    piece, at = (lines + b"\n") * 8000, 0
    for _ in range(30):
        answer = client.post(
            f"/import/{id_}/piece?file=1&at={at}&name=big.jsonl",
            piece,
            content_type="application/octet-stream",
        )
        at = answer.json()["size"]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert at == 30 * len(piece)
    assert grown * 1024 < at / 2


@pytest.mark.parametrize("language", ["ar", "en"])
def test_files_are_dropped_in_a_browser(
    browse: Callable[..., Any], tmp_path: Path, language: str
) -> None:
    page = browse(language)
    page.goto("import")
    file = tmp_path / "تقرير.txt"
    file.write_text(TEXT, encoding="utf-8")
    page.set_input_files("#files", file)
    assert page.locator("#chosen li").count() == 1
    page.locator("#import-form .primary").click()
    page.wait_for_url("**/import/2*")
    page.locator(".tag.good").wait_for(timeout=60_000)
    assert page.locator(".figures").is_visible()


def test_files_go_in_without_scripts(
    browse: Callable[..., Any], tmp_path: Path
) -> None:
    page = browse("en", java_script_enabled=False)
    page.goto("import")
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    page.set_input_files("#files", file)
    page.locator("#import-form .primary").click()
    for _ in range(60):
        if page.locator(".tag.good").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    assert page.locator(".tag.good").is_visible()


def test_a_job_says_which_report_is_read(
    case: Case, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, seen = Shelf(case), []
    job = shelf.new("read", "tester")
    monkeypatch.setattr(Recipe, "version", lambda _: "another version")

    def look(task: Any) -> object:  # noqa: ANN401 - reading's own
        told = shelf.get(job.id).stages[-1]
        page = client.get(f"/import/{job.id}").content.decode()
        seen.append((told.doing, told.number, told.batch, told.doing in page))
        return read_(task)

    read_ = reading._work  # noqa: SLF001 - what a worker does
    monkeypatch.setattr(reading, "_work", look)
    monkeypatch.setattr(progress, "_LONG", 0)
    job.state = "running"
    work.read(case, shelf, job)
    titles = set(Report.objects.values_list("title", flat=True))
    assert len(seen) > 5
    assert {title for title, *_ in seen} <= titles
    assert [number for _, number, _, _ in seen] == list(range(1, len(seen) + 1))
    assert {batch for *_, batch, _ in seen} == {len(seen)}
    assert sum(shown for *_, shown in seen) > 5
