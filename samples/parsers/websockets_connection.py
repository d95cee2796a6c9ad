"""The frame parser of websockets (10.4, without I/O) for `wsspec fuzz --parser`: docs/parser-protocol.md."""
import json
import sys

from websockets.connection import Connection, Side
from websockets.frames import OP_BINARY, OP_CLOSE, OP_PING, OP_PONG, OP_TEXT

NAMES = {OP_TEXT: "text", OP_BINARY: "binary", OP_PING: "ping", OP_PONG: "pong"}


def events(connection, message, octets):
    connection.receive_data(octets)
    for frame in connection.events_received():
        if frame.opcode == OP_CLOSE:
            close = connection.close_rcvd
            yield {"event": "close", "code": None if close.code == 1005 else close.code, "reason": close.reason}
        elif frame.opcode in (OP_PING, OP_PONG):
            yield {"event": NAMES[frame.opcode], "data": frame.data.hex()}
        else:  # It gives frames; messages are put together, and their text is read, by whoever uses it.
            message.append(frame)
            if frame.fin:
                data = b"".join(part.data for part in message)
                try:
                    yield {"event": NAMES[message[0].opcode], "data": (data.decode().encode() if message[0].opcode == OP_TEXT else data).hex()}
                except UnicodeDecodeError:
                    yield {"event": "error", "code": 1007}
                message.clear()
    if connection.parser_exc:
        yield {"event": "error", "code": connection.close_sent.code if connection.close_sent else 1002}


for line in sys.stdin:
    word, _, role = line.strip().partition(" ")
    found = []
    if word == "open":
        connection, message = Connection(Side.SERVER if role == "server" else Side.CLIENT, max_size=None), []
    else:
        found = list(events(connection, message, bytes.fromhex(word)))
    print(json.dumps(found), flush=True)
