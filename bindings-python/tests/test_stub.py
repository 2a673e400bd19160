"""The committed stub is what introspection says of the compiled module."""

import os
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# `make test` generates the stub anew and says where.
GENERATED = Path(os.environ["BANJIAN_STUBS"])


def test_stub_is_up_to_date() -> None:
    generated = sorted(path.relative_to(GENERATED) for path in GENERATED.rglob("*.pyi"))
    assert generated == [Path("banjian/__init__.pyi")]
    committed = (ROOT / "banjian.pyi").read_text(encoding="utf-8")
    assert (GENERATED / "banjian" / "__init__.pyi").read_text(encoding="utf-8") == committed


def test_wheel_is_typed() -> None:
    package = files("banjian")
    assert package.joinpath("py.typed").is_file()
    assert package.joinpath("__init__.pyi").read_text(encoding="utf-8") == (ROOT / "banjian.pyi").read_text(
        encoding="utf-8"
    )
