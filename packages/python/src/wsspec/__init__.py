"""Tells whether a WebSocket server does what RFC 6455 says: starts the program that comes with this package and reads its report."""
from ._program import Report, Result, WsSpecError, binary, conformance

__all__ = ["Report", "Result", "WsSpecError", "binary", "conformance"]
