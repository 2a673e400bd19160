"""The wheel itself: its size, what it is built for, what lies in it."""

import os
import zipfile
from pathlib import Path

import pytest

WHEELS = Path(os.environ.get("BANJIAN_WHEELS", Path(__file__).resolve().parents[2] / "target" / "wheels"))


@pytest.fixture
def wheel() -> Path:
    [found] = WHEELS.glob("banjian-*.whl")
    return found


def test_it_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 8_000_000


def test_one_wheel_is_for_every_python(wheel: Path) -> None:
    assert "-cp310-abi3-" in wheel.name


def test_what_lies_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for name in ("__init__.py", "_core.pyi", "py.typed", "enums.py", "errors.py"):
        assert f"banjian/{name}" in names
    assert any(name.startswith("banjian/_core") and name.endswith((".so", ".pyd")) for name in names)
    for name in ("LICENSE-APACHE", "LICENSE-MIT"):
        assert any(found.endswith(f"licenses/{name}") for found in names)
    # A list of everything that was compiled in (CycloneDX).
    assert any("/sboms/" in name and name.endswith(".json") for name in names)
