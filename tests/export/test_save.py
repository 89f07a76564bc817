"""What is written is written whole, and over nothing that the user did not say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.export.save import NotSavedError, save


def refusal(path: Path, **options: object) -> str:
    with pytest.raises(NotSavedError) as error:
        save(path, b"new", **options)  # type: ignore[arg-type]
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_new_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    save(tmp_path / "a.md", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.md", b"new")]
    assert (tmp_path / "a.md").stat().st_mode & 0o600 == 0o600


def test_an_existing_file_is_replaced_only_where_that_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    assert "exists" in refusal(file)
    assert file.read_bytes() == b"old"
    save(file, b"new", replace=True)
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["a.md", "hard.md", "soft.md"])
def test_an_input_is_never_replaced(tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    (tmp_path / "hard.md").hardlink_to(file)
    (tmp_path / "soft.md").symlink_to(file)
    assert "one of the articles" in refusal(tmp_path / name, replace=True, inputs=[str(file)])
    assert file.read_bytes() == b"old"


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert "no regular file" in refusal(tmp_path / "pipe", replace=True)
    assert "folder" in refusal(tmp_path, replace=True)
    assert "link to nothing" in refusal(tmp_path / "link")
    assert "no such file" in refusal(tmp_path / "nowhere" / "a.md")
    assert "too long" in refusal(tmp_path / ("x" * 300))
    assert refusal(Path("a\0b"))
    save(Path(os.devnull), b"new")


def test_a_full_disk_leaves_the_old_file() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no such device here")
    assert "no space left" in refusal(Path("/dev/full"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_that_may_not_be_written_is_not_got_round(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o444)
    assert "permission" in refusal(file, replace=True)
    assert file.read_bytes() == b"old"
