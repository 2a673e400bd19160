"""The expression language FEEL (DMN 1.5), by itself: `feel.evaluate("age >= 60", {"age": 61})`."""

from ._core import Evaluation, evaluate, explain, test

__all__ = ["Evaluation", "evaluate", "explain", "test"]
