"""Records and proofs, bytes only: trees, receipts, evidence bundles, and whom a reader trusts."""

from ._core import (
    Bundle,
    Proven,
    ProvenCase,
    PublicKey,
    Receipt,
    Record,
    Tree,
    Trust,
    leaf_hash,
    verify,
    verify_consistency,
    verify_inclusion,
    verify_log,
)
from .enums import Algorithm, Suite

__all__ = [
    "Algorithm",
    "Bundle",
    "Proven",
    "ProvenCase",
    "PublicKey",
    "Receipt",
    "Record",
    "Suite",
    "Tree",
    "Trust",
    "leaf_hash",
    "verify",
    "verify_consistency",
    "verify_inclusion",
    "verify_log",
]
