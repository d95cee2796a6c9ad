// An echo client on the npm package ws.
const WebSocket = require('ws');
const socket = new WebSocket(process.argv[2]);
socket.on('error', (error) => console.error(error.message));
socket.on('message', (data, binary) => socket.send(data, { binary }));
