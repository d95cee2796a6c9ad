"""The frame parser of wsproto for `wsspec fuzz --parser`: docs/parser-protocol.md."""
import json
import sys

from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, Pong, TextMessage
from wsproto.utilities import LocalProtocolError, RemoteProtocolError


def events(connection, message, octets):
    try:
        connection.receive_data(octets)
        for event in connection.events():
            if isinstance(event, (TextMessage, BytesMessage)):
                text = isinstance(event, TextMessage)
                message.extend(event.data.encode() if text else event.data)
                if event.message_finished:
                    yield {"event": "text" if text else "binary", "data": message.hex()}
                    message.clear()
            elif isinstance(event, Ping):
                yield {"event": "ping", "data": event.payload.hex()}
            elif isinstance(event, Pong):
                yield {"event": "pong", "data": event.payload.hex()}
            elif isinstance(event, CloseConnection):
                yield {"event": "close", "code": None if event.code == 1005 else event.code, "reason": event.reason or ""}
    except (RemoteProtocolError, LocalProtocolError) as error:
        yield {"event": "error", "code": int(error.event_hint.code) if getattr(error, "event_hint", None) else 1002}


for line in sys.stdin:
    word, _, role = line.strip().partition(" ")
    found = []
    if word == "open":
        connection, message = Connection(ConnectionType.SERVER if role == "server" else ConnectionType.CLIENT), bytearray()
    else:
        found = list(events(connection, message, bytes.fromhex(word)))
    print(json.dumps(found), flush=True)
