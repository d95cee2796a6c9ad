// The package's classic demo: greets with "something", only logs what it gets, echoes nothing; prints its port.
const { WebSocketServer } = require('ws');
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, () => console.log(server.address().port));
server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (data) => console.error('received: %s', data));
  socket.send('something');
});
