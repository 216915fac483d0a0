"""`footnoted verify` against a web in every mood: the right verdict for each, and none holds the run up."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from local_site import IMPATIENT, QUICK, LocalSite
from local_web import EXCERPT, Web, free_port, serve

from footnoted.evidence import load_evidence
from footnoted.model.settings import Settings
from footnoted.verify.records import Record
from footnoted.verify.verifier import Verifier
from footnoted.web.answers import FetchError, retry_after
from footnoted.web.fetch import Fetcher

MOODS = [
    ("/fine", "present", None),
    ("/split", "present", None),
    ("/moved", "present", None),
    ("/slow", "present", None),
    ("/busy", "present", None),
    ("/flaky", "present", None),
    ("/many/9", "present", None),
    ("/reworded", "changed", None),
    ("/other", "gone", None),
    ("/hidden", "gone", None),
    ("/gone", "gone", "the server says it is gone (404)"),
    ("/gone-for-good", "gone", "the server says it is gone (410)"),
    ("/login", "blocked", "refuses programs or strangers (401)"),
    ("/forbidden", "blocked", "refuses programs or strangers (403)"),
    ("/always-busy", "blocked", "too many requests (429)"),
    ("/busy-for-an-hour", "blocked", "asks to wait 3600 seconds"),
    ("/secret", "blocked", "robots.txt asks programs not to read it"),
    ("/to-metadata", "blocked", "169.254.169.254 is at a private address"),
    ("/to-loopback", "blocked", "localhost is at a private address"),
    ("/to-ipv6", "blocked", "is at a private address"),
    ("/to-plain-http", "blocked", "redirects to an address without TLS"),
    ("/to-file", "blocked", "redirects to no web address"),
    ("/silent", "unreachable", "no answer within 0.5 seconds"),
    ("/dribble", "unreachable", "did not finish within 3 seconds"),
    ("/cut", "unreachable", "broke off in the middle"),
    ("/cut-chunks", "unreachable", "broke off in the middle"),
    ("/broken", "unreachable", "the server failed (503)"),
    ("/status/418", "unreachable", "the server answered 418"),
    ("/50-mb", "unreachable", "is longer than 2 MB"),
    ("/50-mb-untold", "unreachable", "is longer than 2 MB"),
    ("/endless", "unreachable", "is longer than 2 MB"),
    ("/bomb", "unreachable", "is longer than 2 MB"),
    ("/loop", "unreachable", "redirects in a circle"),
    ("/many/20", "unreachable", "redirects more than 10 times"),
    ("/picture", "unreachable", "neither a page nor a PDF (image/png)"),
    ("/damaged.pdf", "unreachable", "its PDF cannot be read"),
]


#: Those whose answer does not come in time.
LATE = frozenset({"/silent", "/dribble"})


@pytest.fixture(scope="module")
def moods(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    """All moods in one run, as a site with such sources would meet them."""
    with serve() as web, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(web.ca))
        root = tmp_path_factory.mktemp("moods")
        (root / "evidence" / "sources").mkdir(parents=True)
        site = LocalSite(root, web)
        records: dict[str, Record] = {}
        for late in (False, True):
            for number, (path, *_) in enumerate(MOODS):
                if (path in LATE) is late:
                    site.source(f"s{number}", path, host=f"h{number}.example.test")
            records |= look(site, **(IMPATIENT if late else {}))
            shutil.rmtree(root / "evidence" / "sources")
            (root / "evidence" / "sources").mkdir()
    return {path: records[f"s{number}"] for number, (path, *_) in enumerate(MOODS)}


#: How often each host was looked up.
LOOKED_UP: Counter[str] = Counter()


def look(site: LocalSite, **changed: object) -> dict[str, Record]:
    """Verify everything in a site, in this process; names below example.test are on the local web, too."""
    port = site.web.port
    own = [f"{host}:{port}" for host in ("127.0.0.1", *(f"h{number}.example.test" for number in range(50)))]
    settings = Settings.model_validate({**QUICK, "private": own, **changed})
    records: dict[str, Record] = {}

    async def resolver(host: str, _: int) -> list[str]:
        LOOKED_UP[host] += 1
        if not host[0].isdigit() and ":" not in host and not host.endswith((".test", "localhost")):
            raise OSError("no such host")
        return [
            "10.1.2.3" if host.startswith("intranet") else host if host[0].isdigit() or ":" in host else "127.0.0.1"
        ]

    async def run() -> None:
        async with Fetcher(settings, resolver=resolver) as fetcher:
            files = load_evidence(site.root / "evidence").sources.values()
            await Verifier(fetcher, settings).check_all(
                files, {}, lambda file, record, _: records.update({file.id: record})
            )

    asyncio.run(run())
    return records


@pytest.mark.parametrize(("path", "verdict", "reason"), MOODS)
def test_each_mood_has_its_verdict(moods: dict[str, Record], path: str, verdict: str, reason: str | None) -> None:
    record = moods[path]
    assert record.excerpts["e0"].verdict == verdict == record.verdict, record
    assert (record.reason is None) if reason is None else (reason in (record.reason or "")), record.reason


def test_a_name_that_resolves_to_a_private_address_is_refused(local: LocalSite) -> None:
    local.source("s", "/to-intranet")
    assert "refused: intranet.example.test is at a private address" in str(look(local)["s"].reason)


def test_what_changed_is_shown_with_the_nearest_passage_and_a_diff(moods: dict[str, Record]) -> None:
    found = moods["/reworded"].excerpts["e0"]
    assert found.nearest == "Names and photographs are kept for up to seven years."
    assert found.diff == "Names and photographs are [-stored-]{+kept+} for up to [-six-]{+seven+} years."
    assert moods["/moved"].moved is not None
    assert moods["/moved"].moved.endswith("/fine")
    assert moods["/many/9"].moved is None, "temporary redirects are no move"


@pytest.mark.parametrize("path", ["/not-utf-8", "/not-latin-1"])
def test_a_wrong_charset_does_not_hide_the_words(local: LocalSite, path: str) -> None:
    local.source("s", path, "It says “six years”, £6m.")
    assert look(local)["s"].verdict == "present"


def test_a_certificate_that_nobody_vouches_for_is_refused(local: LocalSite) -> None:
    with serve(trusted=False) as stranger:
        LocalSite(local.root, stranger).source("s", "/fine")
        settings = Settings.model_validate({**QUICK, "private": [f"127.0.0.1:{stranger.port}"]})
        with pytest.raises(FetchError, match="its certificate is not valid") as caught:
            get(stranger.url("/fine"), settings)
        assert caught.value.kind == "unreachable"
        assert stranger.asked["/fine"] == 0


def get(url: str, settings: Settings) -> bytes:
    async def run() -> bytes:
        async with Fetcher(settings) as fetcher:
            return (await fetcher.get(url)).body

    return asyncio.run(run())


def test_nobody_there_is_unreachable() -> None:
    port = free_port()
    with pytest.raises(FetchError, match="no connection"):
        get(f"https://127.0.0.1:{port}/", Settings.model_validate({**QUICK, "private": [f"127.0.0.1:{port}"]}))


@pytest.mark.parametrize(
    "url", ["ftp://a.test/", "https://user:pw@a.test/", "javascript:alert(1)", "https://a b/", "x"]
)
def test_no_other_address_is_fetched(url: str) -> None:
    with pytest.raises(FetchError):
        get(url, Settings())


def test_a_private_address_needs_leave(web: Web) -> None:
    with pytest.raises(FetchError, match=r"refused: 127\.0\.0\.1 is at a private address"):
        get(web.url("/fine"), Settings())
    assert not web.asked


def test_pdf_pages_are_read_and_named(local: LocalSite) -> None:
    words = ("a trail of location data every minute", "non-fitted ones do too", "a trail of loca-tion data every hour")
    local.source("s", "/report.pdf", *words)
    local.source("t", "/report-unnamed", words[0])
    found = look(local)
    assert [each.verdict for each in found["s"].excerpts.values()] == ["present", "present", "changed"]
    assert [each.at for each in found["s"].excerpts.values()] == ["page 2", "page 2", None]
    assert found["t"].excerpts["e0"].at == "page 2"


def test_the_archived_copy_stands_in_for_a_page_that_is_gone_but_not_for_new_words(local: LocalSite) -> None:
    copy = local.web.url("/web/20220805000000/https://x.example/")
    local.source("gone", "/gone", archive=copy)
    local.source("reworded", "/reworded", archive=copy)
    local.source("both-gone", "/gone", archive=local.web.url("/gone"))
    found = look(local)
    assert (found["gone"].verdict, found["gone"].live, found["gone"].excerpts["e0"].where) == (
        "present",
        "gone",
        "archive",
    )
    assert (found["reworded"].verdict, found["reworded"].excerpts["e0"].where) == ("changed", "archive")
    assert (found["both-gone"].verdict, found["both-gone"].archive_reason) == (
        "gone",
        "the server says it is gone (404)",
    )


def test_a_host_is_asked_politely(local: LocalSite) -> None:
    for number in range(6):
        local.source(f"s{number}", f"/fine/{number}", host=f"h{number % 2}.example.test")
    look(local, pause=0.1, contact="https://local.example/about")
    assert set(local.web.most_at_once.values()) == {1}, "one request at a time to a host"
    for host in local.web.most_at_once:
        times = [at for name, at in local.web.times if name == host]
        assert all(later - earlier > 0.09 for earlier, later in itertools.pairwise(times))
    assert local.web.asked["/robots.txt"] == 2, "once a host"
    assert all(agent.endswith("(+https://local.example/about)") for agent in local.web.agents)


def test_a_host_that_asks_for_an_hour_gets_it(local: LocalSite) -> None:
    for number, path in enumerate(("/busy-for-an-hour", "/fine/1", "/fine/2")):
        local.source(f"s{number}", path)
    found = look(local)
    assert [found[f"s{number}"].verdict for number in range(3)] == ["blocked"] * 3
    assert "its host asked for no requests for 3600 seconds more" in str(found["s2"].reason)
    assert not local.web.asked["/fine/1"]


def test_a_host_that_is_down_is_not_waited_for_again_and_again(local: LocalSite) -> None:
    for number in range(20):
        local.source(f"s{number}", "/fine", host="nowhere.invalid")
    LOOKED_UP.clear()
    found = look(local)
    assert {each.reason for each in found.values()} == {"robots.txt: the host nowhere.invalid is not known"}
    assert LOOKED_UP["nowhere.invalid"] == 1 + QUICK["retries"], "for the first source alone"


def test_a_host_that_never_answers_holds_up_one_source_and_not_all(local: LocalSite) -> None:
    local.web.replies["/robots.txt"] = ("silence", b"")
    for number in range(8):
        local.source(f"s{number}", "/fine")
    found = look(local, total=1)
    assert local.web.asked["/robots.txt"] == 1
    assert {each.verdict for each in found.values()} == {"unreachable"}
    assert found["s7"].reason == "robots.txt: did not come in time"


def test_retry_after_is_waited_for(local: LocalSite) -> None:
    local.source("s", "/busy")
    started = time.monotonic()
    assert look(local)["s"].verdict == "present"
    assert time.monotonic() - started >= 1
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert retry_after("Sun, 06 Nov 99999999999999999999 08:49:37 GMT") is None
    assert [retry_after(each) for each in ("120", "soon", None, "-1", "")] == [120, None, None, None, None]


@pytest.mark.parametrize(("answer", "verdict"), [(b"User-agent: *\nDisallow: /fine$\n", "blocked"), (b"", "present")])
def test_robots_rules_are_read_as_the_standard_has_them(local: LocalSite, answer: bytes, verdict: str) -> None:
    local.web.replies["/robots.txt"] = ("text/plain", answer)
    local.source("s", "/fine")
    assert look(local)["s"].verdict == verdict


def test_100_sources_take_no_longer_each_than_a_few_and_no_more_memory(local: LocalSite) -> None:
    heavy = article_of(500_000)

    def seconds_for(numbers: range) -> float:
        for number in numbers:
            local.web.replies[f"/page/{number}"] = ("text/html", heavy)
            local.source(f"s{number:03d}", f"/page/{number}", host=f"h{number % 50}.example.test")
        started = time.process_time()  # of this process, which is the server as well: other programs do not count
        found = look(local, pause=0)
        assert [each.verdict for each in found.values()] == ["present"] * numbers.stop
        return time.process_time() - started

    few = seconds_for(range(10))
    before = peak_memory(reset=True)
    many, grown = seconds_for(range(10, 100)), peak_memory() - before
    print(f"100 pages of 0.5 MB: {many:.1f} s, 10 of them {few:.1f} s, {grown:.0f} MB more at the peak")
    assert grown < 100, f"{grown:.0f} MB: pages are kept in memory"
    assert many < 10 * few * 2  # twice is for the noise of a busy machine


def peak_memory(*, reset: bool = False) -> float:
    """The most memory that this process had, in MB; on Linux since the last reset, so that no earlier test counts."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024


def article_of(size: int) -> bytes:
    """A page of mostly markup, as real heavy pages are."""
    return (f"<p>{EXCERPT}</p>" + "<div class='a-long-class-name another-one'></div>" * (size // 51)).encode()


def test_results_are_kept_and_looked_at_again_when_something_changed(
    local: LocalSite, capsys: pytest.CaptureFixture[str]
) -> None:
    path = local.source("s", "/fine", EXCERPT, "An introduction.")
    assert local.run("verify") == 0
    assert capsys.readouterr().out == "Verified 1 source: 2 present.\n"
    kept = (local.root / "evidence" / "verified.json").read_bytes()
    assert local.run("verify") == 0
    assert capsys.readouterr().out == "Verified 1 source: 2 present. Kept from an earlier run: 1 source.\n"
    assert local.web.asked["/fine"] == 1
    assert (local.root / "evidence" / "verified.json").read_bytes() == kept
    assert local.run("verify", "--again") == 0
    assert local.web.asked["/fine"] == 2
    path.write_text(path.read_text().replace("six years", "nine years"))
    assert local.run("verify", "s") == 1
    out = capsys.readouterr().out
    assert "evidence/sources/s.yml:10: changed: “e0”: nearest on the page: “Names and photographs" in out
    assert "up to [-nine-]{+six+} years." in out
    data = json.loads((local.root / "evidence" / "verified.json").read_text())
    assert data["sources"]["s"]["excerpts"]["e1"]["confirmed"]
    assert "confirmed" not in data["sources"]["s"]["excerpts"]["e0"], "another excerpt was confirmed, not this one"


def test_what_stands_around_an_excerpt_is_added_to_its_file(
    local: LocalSite, capsys: pytest.CaptureFixture[str]
) -> None:
    path = local.source("s", "/fine", "photographs are stored")
    assert local.run("verify") == 0
    assert path.read_text().endswith("    before: Names and\n    after: for up to six years.\n")
    assert "s.yml: e0: what stands around it was added" in capsys.readouterr().err
    held = path.read_text()
    assert local.run("verify", "--again") == 0
    assert path.read_text() == held


def test_last_confirmed_survives_a_bad_day(local: LocalSite) -> None:
    local.web.replies["/page"] = ("text/html", EXCERPT.encode())
    local.source("s", "/page")
    assert local.run("verify") == 0
    kept = local.root / "evidence" / "verified.json"
    day = json.loads(kept.read_text())["sources"]["s"]["excerpts"]["e0"]["confirmed"]
    del local.web.replies["/page"]
    assert local.run("verify", "--again") == 1
    found = json.loads(kept.read_text())["sources"]["s"]
    assert (found["verdict"], found["excerpts"]["e0"]["confirmed"]) == ("gone", day)


def test_a_killed_run_goes_on_where_it_stopped(local: LocalSite) -> None:
    for number in range(30):
        local.source(f"s{number:02d}", f"/fine/{number}")
    local.settings(pause=0.3)
    command = [sys.executable, "-m", "footnoted", "verify"]
    kept = local.root / "evidence" / "verified.json"
    with subprocess.Popen(command, cwd=local.root, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as run:
        while not kept.exists() or len(json.loads(kept.read_text())["sources"]) < 8:
            assert run.poll() is None, "it ended before it was killed"
            time.sleep(0.02)
        os.kill(run.pid, signal.SIGKILL)
    done = set(json.loads(kept.read_text())["sources"])
    assert 8 <= len(done) < 30
    asked = {path: count for path, count in local.web.asked.items() if path.startswith("/fine")}
    local.settings()
    assert local.run("verify") == 0
    assert len(json.loads(kept.read_text())["sources"]) == 30
    for identifier in done:
        path = f"/fine/{int(identifier[1:])}"
        assert local.web.asked[path] == asked[path], "looked at twice"


def test_reports_for_people_and_programs(local: LocalSite, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "<p>Names and photographs are kept for `up to` @everyone ```six [years](https://evil.example).</p>"
    local.web.replies["/evil"] = ("text/html", evil.encode())
    local.source("evil", "/evil")
    local.source("gone", "/gone")
    local.source("moved", "/moved")
    assert local.run("verify", "--format", "json", "--report", "report.md") == 1
    data = json.loads(capsys.readouterr().out)
    assert data["counts"] == {"present": 1, "changed": 1, "gone": 1, "blocked": 0, "unreachable": 0}
    assert [each["id"] for each in data["sources"]] == ["evil", "gone", "moved"]
    report = Path("report.md").read_text()
    assert report.startswith("Verified 3 sources: 1 present, 1 changed, 1 gone.\n\n## Changed: 1\n\nThe page has other")
    assert "- Why: `the server says it is gone (404)`" in report
    assert "## Moved for good: 1" in report
    fence = "```"
    assert f"{fence}diff\n- {EXCERPT}\n+ Names and photographs are kept for 'up to' @everyone" in report
    outside = "".join(report.split(fence)[::2])
    assert "@everyone" not in outside
    assert "evil.example" not in outside


def test_escape_sequences_of_a_page_do_not_reach_the_terminal(
    local: LocalSite, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "Names and photographs \x1b[31mare stored\u202e for up to nine years."
    local.web.replies["/evil"] = ("text/html", words.encode())
    local.source("s", "/evil")
    assert local.run("verify") == 1
    out = capsys.readouterr().out
    assert "up to nine years" in out
    assert not {"\x1b", "\u202e"} & set(out)


def test_a_copy_is_asked_for_and_its_address_kept(local: LocalSite, capsys: pytest.CaptureFixture[str]) -> None:
    fine = local.source("fine", "/fine")
    before = fine.read_text()
    has_one = local.source("has-one", "/fine/2", archive="https://web.archive.org/web/2022/https://x.example/")
    changed = local.source("changed", "/reworded")
    busy = local.source("refuses", "/slow")
    texts = [path.read_text() for path in (has_one, changed, busy)]
    assert local.run("verify", "--archive") == 1
    copy = f"{local.web.url('/web/20261124101112/')}{local.web.url('/fine')}"
    assert fine.read_text() == before.replace("excerpts:", f"archive: {copy}\nexcerpts:")
    assert [path.read_text() for path in (has_one, changed, busy)] == texts
    assert "evidence/sources/refuses.yml: no copy was made: the server answered 520" in capsys.readouterr().err
    assert load_evidence(local.root / "evidence").sources["fine"].source.archive == copy


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"jobs": 0}, "extra.footnoted.jobs: Input should be greater than or equal to 1"),
        ({"job": 2}, "extra.footnoted.job: is no setting: one of slim, paper, leaflet, offline"),
        ({"user-agent": "'a\\u000ab'"}, "extra.footnoted.user-agent"),
        ({"archive": "file:///x/"}, "extra.footnoted.archive: “file:///x/” is not a service's base address"),
    ],
)
def test_a_wrong_setting_is_one_message(
    local: LocalSite, capsys: pytest.CaptureFixture[str], change: dict[str, object], message: str
) -> None:
    local.settings(
        **{key: value.replace("'", '"') if isinstance(value, str) else value for key, value in change.items()}
    )
    if "archive" in change:
        config = local.root / "mkdocs.yml"
        config.write_text(config.read_text().replace(f"    archive: {local.web.url('/save/')}\n", ""))
    assert local.run("verify") == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1


def test_unusable_input_is_exit_2(local: LocalSite, capsys: pytest.CaptureFixture[str]) -> None:
    local.source("guardian", "/fine")
    assert local.run("verify", "guardain") == 2
    assert "no source “guardain” (did you mean guardian?)" in capsys.readouterr().err
    local.file("broken", "kind: no\n")
    assert local.run("verify") == 2
    streams = capsys.readouterr()
    assert "evidence/sources/broken.yml:1: FN003" in streams.err
    assert streams.out == "Verified 1 source: 1 present.\n"
    (local.root / "evidence" / "verified.json").write_text("{")
    assert local.run("verify") == 2
    assert "evidence/verified.json: is not a file of results" in capsys.readouterr().err
