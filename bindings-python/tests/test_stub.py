"""What is generated is what is committed: the stub, from the compiled module, and the enums, from the schema."""

import importlib.util
import json
import os
from importlib.resources import files
from pathlib import Path

import banjian

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "python" / "banjian"
# `make test` generates the stub anew and says where.
GENERATED = Path(os.environ.get("BANJIAN_STUBS", ROOT.parent / "target" / "stubs"))


def test_stub_is_up_to_date() -> None:
    generated = sorted(path.relative_to(GENERATED) for path in GENERATED.rglob("*.pyi"))
    assert generated == [Path("banjian/_core.pyi")]
    committed = (PACKAGE / "_core.pyi").read_text(encoding="utf-8")
    assert (GENERATED / "banjian" / "_core.pyi").read_text(encoding="utf-8") == committed


def test_enums_are_those_of_the_schema() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "generate.py")
    assert spec and spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    assert generate.enums(json.loads(banjian.schema())) == (PACKAGE / "enums.py").read_text(encoding="utf-8")


def test_wheel_is_typed() -> None:
    package = files("banjian")
    for name in ("py.typed", "_core.pyi"):
        assert package.joinpath(name).is_file()


def test_every_name_is_exported_and_every_export_is_there() -> None:
    assert sorted(banjian.__all__) == sorted(set(banjian.__all__))
    for name in banjian.__all__:
        assert getattr(banjian, name) is not None
