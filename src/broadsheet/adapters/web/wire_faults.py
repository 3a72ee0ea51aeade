"""What the system says of a connection, in words."""

from __future__ import annotations

import errno
import socket
import ssl
from typing import Final

_NAMES: Final = {
    socket.EAI_NONAME: "there is no host of this name",
    socket.EAI_NODATA: "the name has no address",
    socket.EAI_AGAIN: "the name could not be looked up just now",
}
_CONNECTIONS: Final = {
    errno.ECONNREFUSED: "the host takes no connection",
    errno.ECONNRESET: "the host broke the connection off",
    errno.ECONNABORTED: "the connection was broken off",
    errno.EPIPE: "the host broke the connection off",
    errno.EHOSTUNREACH: "no way leads to the host",
    errno.ENETUNREACH: "no way leads to the host's network",
    errno.ETIMEDOUT: "the host did not answer in time",
}


def say_wire_fault(fault: BaseException) -> str:
    """Why a connection or an answer could not be had, as half a sentence without error numbers.

    The system's own error is looked for behind those that wrap it; "" where it says nothing at all.
    """
    system = _system_error(fault)
    if isinstance(system, ssl.SSLCertVerificationError):
        return f"the host's certificate does not hold: {system.verify_message}"
    if isinstance(system, ssl.SSLError):
        return (
            f"the host speaks no TLS that we know: {(system.reason or str(system)).lower().replace('_', ' ')}"
        )
    if isinstance(system, socket.gaierror):
        return _NAMES.get(system.errno or 0, (system.strerror or str(system)).lower())
    if system is not None and system.errno is not None:
        return _CONNECTIONS.get(system.errno, (system.strerror or str(system)).lower())
    return str(fault)


def _system_error(fault: BaseException | None) -> OSError | None:
    while fault is not None and not isinstance(fault, OSError):
        fault = fault.__cause__ or fault.__context__
    return fault
