"""
The core of a counter that stands anywhere.
"""

__all__ = ["version"]

def version() -> str:
    """
    The version of the library.
    """
