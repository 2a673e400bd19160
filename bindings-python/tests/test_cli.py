"""The command line, as a person and as a script would use it."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]
import pytest

from banjian import Login, Office, Payload, SoftwareSigner
from banjian.cli import main
from conftest import ITEM, NOW

NUMBER, NAME = "11010519491231002X", "王某"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def of(*asked: object) -> tuple[int, str, str]:
        try:
            ended = main([str(one) for one in asked])
        except SystemExit as ended_by:
            ended = int(ended_by.code or 0)
        said = capsys.readouterr()
        return ended, said.out, said.err

    return of


def test_search(run: Any) -> None:
    ended, out, _ = run("search", "sybx", "--most", 1)
    assert ended == 0 and "失业保险金申领" in out and "33" in out
    ended, out, _ = run("search", "sybx", "--json", "--most", 1)
    assert [hit["code"] for hit in json.loads(out)] == ["992014011001"]
    assert run("search", "qqqqqq")[0] == 1


def test_determine(run: Any, tmp_path: Path) -> None:
    ended, out, _ = run("determine", "unemployment-benefit", "contribution_months=6", "--on", "2026-03-02", "--lang", "en")
    assert ended == 0 and "not eligible" in out and "社会保险法 45(1)" in out
    facts = tmp_path / "facts.json"
    facts.write_text('{"contribution_months": 36}', encoding="utf-8")
    ended, out, _ = run("determine", "unemployment-benefit", "--facts", facts, "--on", "2026-03-02", "--json")
    assert json.loads(out)["outcome"] == "undetermined" and json.loads(out)["next_question"]
    assert "annual-leave" in run("determine", "list")[1]
    assert run("determine", "nothing")[0] == 2
    assert run("determine", "unemployment-benefit", "contribution_months")[0] == 2
    assert run("determine", "unemployment-benefit", "contribution_months=" + "[" * 100_000)[0] == 0
    facts.write_bytes("姓名".encode("gb18030"))
    ended, _, err = run("determine", "unemployment-benefit", "--facts", facts)
    assert ended == 2 and "Traceback" not in err
    assert run("determine", "unemployment-benefit", "--facts", tmp_path / "nowhere")[0] == 2


TABLE = "姓名,contribution_months,left_involuntarily,registered_unemployed,seeking_work,unused_months\n" + "".join(
    f"王{months},{months},true,true,true,0\n" for months in (6, 36, 120)
) + "赵,,true,true,true,0\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_screen(run: Any, tmp_path: Path, encoding: str) -> None:
    table, out = tmp_path / "people.csv", tmp_path / "answer.parquet"
    table.write_bytes(TABLE.encode(encoding))
    asked = ["screen", "unemployment-benefit", "--in", table, "--out", out, "--on", "2026-03-02", "--keep", "姓名"]
    assert run(*asked)[0] == 2  # without a mandate
    mandate = ["--purpose", "find who may apply", "--legal-basis", "社会保险法 第八条"]
    ended, said, _ = run(*asked, *mandate, "--json")
    assert ended == 0 and json.loads(said)["rows"] == 4
    answer = pa.parquet.read_table(out)
    assert answer["姓名"].to_pylist() == ["王6", "王36", "王120", "赵"]
    assert answer["unemployment-benefit"].to_pylist() == ["ineligible", "eligible", "eligible", "undetermined"]
    assert answer["unemployment-benefit.duration_months"].to_pylist() == [None, 12, 24, None]
    assert answer.schema.metadata[b"banjian.purpose"] == b"find who may apply"
    again = tmp_path / "again.parquet"
    assert run("screen", "unemployment-benefit", "--in", out, "--out", again, *mandate)[0] == 0


def test_a_screening_that_fails_leaves_nothing(run: Any, tmp_path: Path) -> None:
    table, out = tmp_path / "people.csv", tmp_path / "answer.parquet"
    mandate = ["--purpose", "p", "--legal-basis", "l"]
    table.write_text(f"contribution_months\n6\n{NUMBER}\n", encoding="utf-8")
    ended, said, err = run("screen", "unemployment-benefit", "--in", table, "--out", out, *mandate)
    assert ended == 2 and NUMBER not in said + err and "Traceback" not in err
    assert os.listdir(tmp_path) == ["people.csv"]
    table.write_text(TABLE, encoding="utf-8")
    for out_of_reach in (tmp_path, "/dev/null", tmp_path / "nowhere" / "x"):
        assert run("screen", "unemployment-benefit", "--in", table, "--out", out_of_reach, *mandate)[0] == 2
    for wrong in (["--threads", "0"], ["--encoding", "nonsense"], ["--purpose", " "]):
        assert run("screen", "unemployment-benefit", "--in", table, "--out", out, *mandate, *wrong)[0] == 2
    assert run("screen", "nothing", "--in", table, "--out", out, *mandate)[0] == 2
    assert run("screen", "unemployment-benefit", "--in", tmp_path / "nowhere.csv", "--out", out, *mandate)[0] == 2
    assert os.listdir(tmp_path) == ["people.csv"]


@pytest.fixture
def kept(tmp_path: Path, login: Callable[[str], Login], payload: Payload) -> Path:
    keys = {name: SoftwareSigner.demo("ed25519", name) for name in ("log", "system")}
    with Office.open(
        tmp_path / "journal.db", origin="banjian.example/cli", host_attested=True, log_key=keys["log"], system_key=keys["system"]
    ) as office:
        window = office.window(login("zws-w2"), "0001")
        reply = window.register(ITEM, payload=payload, now=NOW)
        (tmp_path / "receipt.json").write_bytes(office.receipt(reply).to_bytes())
        (tmp_path / "receipt.bin").write_bytes(office.receipt(reply).to_compact())
        bundle = office.audit(login("audit-1"), now=NOW).bundle(reply)
        (tmp_path / "bundle.json").write_bytes(bundle.to_bytes())
        (tmp_path / "trust.json").write_bytes(office.trust().to_bytes())
        (tmp_path / "checkpoint").write_text(office.export(tmp_path / "log"), encoding="utf-8")
    return tmp_path


def test_verify(run: Any, kept: Path) -> None:
    trust = ("--trust", kept / "trust.json")
    for name in ("receipt.json", "receipt.bin", "bundle.json"):
        ended, out, err = run("verify", kept / name, *trust, "--json")
        assert (ended, err) == (0, "") and json.loads(out)["valid"]
    ended, out, _ = run("verify", kept / "log", *trust, "--checkpoint", kept / "checkpoint")
    assert ended == 0 and "1" in out
    receipt = (kept / "receipt.json").read_bytes()
    (kept / "changed.json").write_bytes(receipt.replace(b"banjian.example/cli", b"banjian.example/cla", 1))
    ended, _, err = run("verify", kept / "changed.json", *trust)
    assert ended == 1 and "banjian: " in err
    for wrong in (b"", b"{}", b"[" * 100_000, b"{" * 100_000, b"\xff\xd8\xff\xe0", b"a receipt"):
        (kept / "wrong").write_bytes(wrong)
        assert run("verify", kept / "wrong", *trust)[0] == 2
    assert run("verify", kept / "nowhere", *trust)[0] == 2
    link = base64.urlsafe_b64encode((kept / "receipt.bin").read_bytes()).rstrip(b"=")
    for same in (b"\xef\xbb\xbf" + receipt + b"\n", link, link[:40] + b"\n" + link[40:] + b"\n"):
        (kept / "same").write_bytes(same)
        assert run("verify", kept / "same", *trust)[0] == 0
    assert run("verify", kept / "receipt.json", "--trust", kept / "receipt.json")[0] == 2


def test_audit_and_timers(run: Any, kept: Path) -> None:
    journal = ("--origin", "banjian.example/cli", "--at", NOW.isoformat())
    ended, out, _ = run("audit", kept / "journal.db", *journal, "--lang", "en")
    assert ended == 0 and "1 records of 1 cases" in out
    ended, out, _ = run("run-due", kept / "journal.db", *journal, "--host-attested", "--json")
    assert ended == 0 and json.loads(out)["left"] == 0
    assert run("run-due", kept / "journal.db", *journal)[0] == 2
    ended, _, err = run("audit", kept / "journal.db", "--origin", "other.example/log", "--at", NOW.isoformat())
    assert ended == 2 and "Traceback" not in err
    ended, _, err = run("audit", kept / "journal.db", *journal, "--as", "zws-w2")
    assert ended == 2 and "not-posted" in err
    assert run("audit", kept / "nowhere.db", *journal)[0] == 2
    assert not (kept / "nowhere.db").exists()
    for beginning in (b"", b"x", b"SQLite", b"\0" * 4096):
        (kept / "no.db").write_bytes(beginning)
        assert run("audit", kept / "no.db", *journal)[0] == 2
        assert (kept / "no.db").read_bytes() == beginning
    assert run("audit", kept / "journal.db", "--origin", "banjian.example/cli", "--at", "yesterday")[0] == 2
    later = (NOW + timedelta(days=1)).isoformat()
    keys = kept / "keys.json"
    keys.write_text("{}", encoding="utf-8")
    assert run("run-due", kept / "journal.db", "--origin", "banjian.example/cli", "--at", later, "--keys", keys)[0] == 2


def test_schema_and_demo(run: Any) -> None:
    assert "Determination" in json.loads(run("schema")[1])["$defs"]
    assert json.loads(run("schema", "Stage")[1])["oneOf"]
    assert run("schema", "Nothing")[0] == 2
    ended, out, err = run("demo", "--lang", "en")
    assert (ended, err) == (0, "") and "needs" not in err and "case is closed" in out
    assert run("demo", "--json")[1] == run("demo", "--json")[1]
    assert NUMBER not in out and NAME not in out


def test_as_a_program() -> None:
    def program(*asked: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, "-m", "banjian.cli", *asked], capture_output=True, check=False)

    assert program("--version").stdout.startswith(b"banjian ")
    assert program().returncode == 2
    assert program("search", "--lang", "fr", "x").returncode == 2
    # Who reads leaves before all is said.
    shell = f"{sys.executable} -m banjian.cli schema | head -1; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", shell], capture_output=True, check=False)
    assert ended.stderr == b"" and ended.stdout.splitlines()[-1] in (b"0", b"141")
