"""The wheel says the version of the workspace."""

import importlib.metadata
import re
from pathlib import Path

import banjian

ROOT = Path(__file__).resolve().parents[2]


def workspace_version() -> str:
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    section = manifest.split("[workspace.package]", 1)[1]
    found = re.search(r'^version = "([^"]+)"$', section, re.MULTILINE)
    assert found, "the workspace has no version"
    return found[1]


def test_version_is_the_workspace_version() -> None:
    assert banjian.__version__ == workspace_version()


def test_wheel_carries_the_same_version() -> None:
    assert importlib.metadata.version("banjian") == workspace_version()
