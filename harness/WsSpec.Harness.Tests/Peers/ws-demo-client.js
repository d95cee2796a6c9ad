// The package's demo client: sends "something", only logs what it gets.
const WebSocket = require('ws');
const socket = new WebSocket(process.argv[2]);
socket.on('error', console.error);
socket.on('open', () => socket.send('something'));
socket.on('message', (data) => console.error('received: %s', data));
