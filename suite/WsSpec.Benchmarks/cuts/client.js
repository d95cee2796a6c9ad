// An echo client on the npm package ws.
const WebSocket = require('ws');

const socket = new WebSocket(process.argv[2], { rejectUnauthorized: false });
socket.on('message', (data, binary) => socket.send(data, { binary }));
socket.on('error', () => {});
