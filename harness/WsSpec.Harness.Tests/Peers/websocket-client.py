# An echo client on the Python package websocket-client.
import sys
import websocket

client = websocket.create_connection(sys.argv[1])
while True:
    opcode, data = client.recv_data()
    if opcode == websocket.ABNF.OPCODE_CLOSE:
        break
    client.send(data, opcode)
client.close()
