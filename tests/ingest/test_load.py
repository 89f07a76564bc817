"""Files of every sort become articles or reasons."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ingest import Limits, Skipped, Source, discover, load
from briefing.ingest.readers import registry
from briefing.ingest.readers.protocol import Blob, Content
from briefing.model import Article, Published
from tests.ingest.test_sanitise import hostile, unsafe

BODY = "The two ministers met on the shore of the lake and spoke for an hour about the border, a spokesman said."


def article(path: Path, content: str | bytes, **options: str) -> Article:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    loaded = load(Source(str(path), path.name), published=options.get("published"))
    assert isinstance(loaded, Article), loaded
    return loaded


def refusal(path: Path, **options: Limits) -> str:
    loaded = load(Source(str(path), path.name), **options)  # type: ignore[arg-type]
    assert isinstance(loaded, Skipped)
    assert "\n" not in loaded.reason
    return loaded.reason


def test_yaml_front_matter_is_read_and_the_text_after_it_is_untouched(tmp_path: Path) -> None:
    text = "\n# Heading\n\n  Two  spaces kept. \n"
    front = '---\ntitle: "Lake talks"\nsource: The Lantern\nauthor: [Ann Lee, Bo Roe]\ndate: 2021-03-04\n'
    found = article(tmp_path / "a.md", front + "url: https://example.org/x\nlanguage: en-GB\n---\n" + text)
    assert found.text == text
    assert (found.title, found.outlet, found.author) == ("Lake talks", "The Lantern", "Ann Lee, Bo Roe")
    assert (found.url, found.language) == ("https://example.org/x", "en")
    assert found.published == Published("2021-03-04", "metadata")


def test_toml_front_matter_is_read(tmp_path: Path) -> None:
    found = article(tmp_path / "a.md", f'+++\ntitle = "Lake talks"\ndate = 2021-03-04T05:06:07Z\n+++\n{BODY}')
    assert (found.title, found.text) == ("Lake talks", BODY)
    assert found.published == Published("2021-03-04", "metadata")


@pytest.mark.parametrize(
    ("front", "title", "text"),
    [
        ("---\ntitle: Talks: what comes next\n---\n", "Talks: what comes next", BODY),
        ("---\r\ntitle: Talks at the lake\r\n---\r\n", "Talks at the lake", BODY),
        ("\ufeff---\ntitle: 'Talks at the lake'\n...\n", "Talks at the lake", BODY),
        ("---\ntitle: Talks # and a comment\n---\n", "Talks", BODY),
        ("---\npublished: \ntitle: No\n---\n", "No", BODY),
        ("---\na: &a [b]\nc: *a\ntitle: Aliased\n---\n", "Aliased", BODY),
        ("+++\ntitle = broken\n+++\n", "broken", BODY),
        ("---\nA line between rules, not settings\n---\n", None, None),
        ("\n\n---\ntitle: Talks\n---\n", "Talks", BODY),
        (" \n\t\n+++\ntitle = 'Talks'\n+++\n", "Talks", BODY),
        ("---\ntitle: never closed\n\n", None, None),
    ],
)
def test_front_matter_as_people_write_it(tmp_path: Path, front: str, title: str | None, text: str | None) -> None:
    found = article(tmp_path / "a.txt", front + BODY)
    assert found.text == (text or front + BODY)
    assert title in (None, found.title)
    assert found.published is None


@pytest.mark.parametrize(
    ("name", "text", "published"),
    [
        ("a.txt", f"Talks at the lake\n\nFriday, March 5, 2021\n\n{BODY}", Published("2021-03-05", "dateline")),
        (
            "a.txt",
            f"Talks at the lake\nPublished: 5 Mar 2021, 10:30 am GMT\n{BODY}",
            Published("2021-03-05", "dateline"),
        ),
        ("a.txt", f"GENEVA, March 5, 2021 (Reuters) — {BODY}", Published("2021-03-05", "dateline")),
        ("a.txt", f"CAIRO – 5 March 2021: {BODY}", Published("2021-03-05", "dateline")),
        ("a.txt", f"By Ann Lee, March 5, 2021\n{BODY}", Published("2021-03-05", "dateline")),
        ("2021-03-04-a.txt", f"GENEVA, March 5, 2021 (AP) - {BODY}", Published("2021-03-05", "dateline")),
        ("2021-03-04-a.txt", f"GENEVA, March 5 (AP) - {BODY}", Published("2021-03-04", "filename")),
        ("lake_20210304.txt", BODY, Published("2021-03-04", "filename")),
        ("lake_20211304.txt", BODY, None),
        ("3c20210304ff.txt", BODY, None),
        ("a.txt", f"Talks\n04/03/2021\n{BODY}", None),
        ("a.txt", f"Talks\n25/03/2021\n{BODY}", Published("2021-03-25", "dateline")),
        ("a.txt", f"{BODY} On March 5, 2021 they signed.", None),
        ("a.txt", f"A chronology\n\nMarch 5, 2021\n{BODY}\nMarch 9, 2021\n{BODY}", None),
        ("a.txt", f"Talks\n31 February 2021\n{BODY}", None),
    ],
)
def test_the_date_and_its_basis(tmp_path: Path, name: str, text: str, published: Published | None) -> None:
    assert article(tmp_path / name, text).published == published


def test_the_option_overrides_what_the_source_says(tmp_path: Path) -> None:
    found = article(tmp_path / "2020-01-01.txt", f"---\ndate: 2021-03-04\n---\n{BODY}", published="2022-05-06")
    assert found.published == Published("2022-05-06", "option")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("GENEVA, March 5 (Reuters) — ", "Reuters"),
        ("(Kyodo News) -- ", "Kyodo News"),
        ("Hanoi (VNA) – ", "VNA"),
        ("GENEVA (AP)_ ", "AP"),
        ("PARIS, March 5, 2021 /PRNewswire/ -- ", "PRNewswire"),
        ("Lee (North Korea) — ", None),
        ("The ministry (Defence) said ", None),
        ("(Photo) — ", None),
    ],
)
def test_the_agency_in_a_dateline_is_the_outlet(tmp_path: Path, line: str, outlet: str | None) -> None:
    assert article(tmp_path / "a.txt", line + BODY).outlet == outlet


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.txt", f"Ministers meet at the lake\n\n{BODY}", "Ministers meet at the lake"),
        (
            "a.txt",
            f"World\n\nMore stories\n\nMinisters meet at lake\n\nWorld\n\nMinisters meet at lake\n\n{BODY}",
            "Ministers meet at lake",
        ),
        (
            "a.txt",
            f"Skip to main content\nMarch 5, 2021\nMinisters meet at lake\nBy Ann Lee\n{BODY}",
            "Ministers meet at lake",
        ),
        (
            "a.md",
            f"A remark in front\n\n# Ministers *meet* at [the lake](http://x.org)\n\n{BODY}",
            "Ministers meet at the lake",
        ),
        ("a.txt", "GENEVA (AP) — Talks ended. " + BODY, "Talks ended."),
        (
            "a.txt",
            "Sen. Ann Lee of St. Paul met Lt. Gov. J. R. Roe. Nobody else came to it, he said.",
            "Sen. Ann Lee of St. Paul met Lt. Gov. J. R. Roe.",
        ),
        (
            "a.txt",
            "The U.S. Navy left on Jan. 5 with Capt. Roe aboard. " + BODY,
            "The U.S. Navy left on Jan. 5 with Capt. Roe aboard.",
        ),
        (
            "a.txt",
            "The northern quay stays closed until the ice is gone.\n\nNobody was hurt.\n",
            "The northern quay stays closed until the ice is gone.",
        ),
        ("a.txt", "“We met Kim.” He said so to Mrs. Lee at No. 10. " + BODY, "“We met Kim.”"),
    ],
)
def test_the_title_is_the_first_headline(tmp_path: Path, name: str, text: str, title: str) -> None:
    assert article(tmp_path / name, text).title == title


def test_a_byline_gives_the_author(tmp_path: Path) -> None:
    assert article(tmp_path / "a.txt", f"Talks at the lake\nBy Ann van Lee\n{BODY}").author == "Ann van Lee"
    assert article(tmp_path / "a.txt", f"By the lake they met\n{BODY}").author is None


PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Lake talks | The Lantern</title>
<meta property="og:site_name" content="The Lantern"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2021-03-04T10:00:00Z"></head><body><nav>Home | World</nav>
<article><h1>Lake talks</h1><p>{BODY}</p><p>It&#146;s [not] over, he said&#x1b;[31m, and many people agreed with
that on both sides of the&#8238; border.</p></article><footer>Contact</footer></body></html>"""


@pytest.mark.parametrize("cut", [len(PAGE), PAGE.index("</article>")])
def test_html_gives_its_main_text_and_metadata(tmp_path: Path, cut: int) -> None:
    found = article(tmp_path / "a.html", PAGE[:cut])
    assert found.text.endswith(
        f"{BODY}\n\nIt’s [not] over, he said, and many people agreed with that on both sides of the border."
    )
    assert "Home" not in found.text
    assert (found.title, found.outlet, found.author, found.language) == ("Lake talks", "The Lantern", "Ann Lee", "en")
    assert found.published == Published("2021-03-04", "metadata")


def test_html_without_a_main_text_shows_what_can_be_read(tmp_path: Path) -> None:
    found = article(tmp_path / "a.htm", "<title>Note</title><script>x()</script><div>Short <b>note</b>.<p>End")
    assert found.text == "Short note.\n\nEnd"
    assert found.title == "Note"
    deep = article(tmp_path / "b.htm", "<div>" * 60_000 + "Under it all")
    assert deep.text == "Under it all"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252", "latin-1"])
def test_encodings_are_detected(tmp_path: Path, encoding: str) -> None:
    text = f"Café talks in Orléans\n\n{BODY}\n"
    assert article(tmp_path / "a.txt", text.encode(encoding)).text == text


def test_typographic_quotes_in_windows_1252_and_other_scripts(tmp_path: Path) -> None:
    quoted = f"“It’s over” – {BODY}"
    assert article(tmp_path / "a.txt", quoted.encode("cp1252")).text == quoted
    russian = "Министры встретились у озера и говорили о границе, сообщил представитель. " * 5
    assert article(tmp_path / "b.txt", russian.encode("cp1251")).text == russian
    declared = f'<html><head><meta charset="koi8-r"></head><body><p>{russian}</p></body></html>'
    assert russian.strip() in article(tmp_path / "c.html", declared.encode("koi8-r")).text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"---\ntitle: x\n---\n", "empty"),
        (b"\x1b[0m\x07", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary"),
        (bytes(range(1, 32)) * 40, "binary"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_text_is_skipped_with_a_reason(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert said in refusal(tmp_path / "a.txt")


def test_files_that_cannot_be_read_are_skipped_with_a_reason(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none.txt")
    assert "neither a file" in refusal(tmp_path) or "directory" in refusal(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    assert "neither a file" in refusal(tmp_path / "pipe.txt")
    assert "neither a file" in refusal(Path("/dev/null"))
    assert refusal(Path("/nul\0byte"))
    big = tmp_path / "big.txt"
    big.write_text("x" * 1001)
    assert "0.001 MB" in refusal(big, limits=Limits(max_bytes=1000))
    assert "max_file_mb" in refusal(big, limits=Limits(max_bytes=1000))
    assert isinstance(load(Source(str(big), "big"), limits=Limits(max_bytes=1001)), Article)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in refusal(tmp_path / "a.txt")


@pytest.mark.parametrize(("content", "title"), [(f"# Talks\n\n{BODY}", "Talks"), (PAGE, "Lake talks")])
def test_standard_input_is_text_or_html(monkeypatch: pytest.MonkeyPatch, content: str, title: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    loaded = load(Source("-", "standard input"))
    assert isinstance(loaded, Article)
    assert (loaded.source, loaded.title) == ("-", title)


def test_the_id_depends_on_the_content_alone(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    first, second = article(tmp_path / "a.txt", BODY), article(tmp_path / "sub" / "b.txt", BODY)
    assert first.id == second.id
    assert first.id != article(tmp_path / "c.txt", BODY + "!").id
    # Another date gives other facts, so it is another article to whoever stores them.
    assert first.id != article(tmp_path / "a.txt", BODY, published="2021-03-04").id


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "not a url"])
def test_only_web_addresses_are_kept(tmp_path: Path, url: str) -> None:
    assert article(tmp_path / "a.txt", f'---\nurl: "{url}"\n---\n{BODY}').url is None


@settings(max_examples=60, deadline=None)
@given(
    text=hostile,
    field=hostile,
    name=st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=40),
)
@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_no_field_carries_anything_unsafe(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, text: str, field: str, name: str
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    escaped = "".join(f"\\U{ord(c):08x}" for c in field)
    if suffix == ".md":
        content = (
            f'---\ntitle: "{escaped}"\nauthor: {field}\noutlet: "{escaped}"\nurl: "http://x/{escaped}"\n---\n{text} end'
        )
    else:
        content = f"<title>{field}</title><meta name=author content='{field}'><p>{text} {BODY}</p>"
    path = folder / (name.encode()[:60].decode("utf-8", "ignore") + "\x1b[31m\u202e" + suffix)
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    loaded = load(Source(str(path), "label"))
    shown = (
        [loaded.source, loaded.reason]
        if isinstance(loaded, Skipped)
        else [loaded.source, loaded.title, loaded.text, loaded.outlet, loaded.author, loaded.url, loaded.language]
    )
    assert not [unsafe(value) for value in shown if value and unsafe(value)]


def test_text_needs_no_heavy_import(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "a.md").write_text(f"---\ntitle: Lake talks\npublished: 2021-03-04\n---\n{BODY}")
    code = (
        "import sys; from briefing.ingest import discover, load;"
        "print(load(discover(sys.argv[1:])[0][0]).title);"
        "heavy = ('trafilatura', 'lxml', 'yaml', 'charset_normalizer', 'dateparser', 'spacy');"
        "print([m for m in heavy if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout == "Lake talks\n[]\n"


def test_a_reader_that_breaks_on_a_file_costs_that_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(blob: Blob, name: str, part: str, limits: Limits) -> Content:
        if name == "a.txt":
            raise RecursionError("too deep")
        return read(blob, name, part, limits)

    read = registry.read
    monkeypatch.setattr(registry, "read", broken)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Ministers met in Oslo.")
    bad, good = (load(source) for source in discover([str(tmp_path)])[0])
    assert bad == Skipped(str(tmp_path / "a.txt"), "cannot be read (RecursionError)")
    assert isinstance(good, Article)
