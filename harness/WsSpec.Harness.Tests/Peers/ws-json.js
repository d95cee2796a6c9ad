// An application on the npm package ws that wants a login and closes at whatever it does not understand; prints its port.
const { WebSocketServer } = require('ws');
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, () => console.log(server.address().port));
server.on('connection', (socket) => {
  let isKnown = false;
  socket.on('error', () => {});
  socket.on('message', (data) => {
    let request = {};
    try { request = JSON.parse(data); } catch { /* answered below */ }
    if (request.op === 'login' && request.token === 'a-token-of-the-user') {
      isKnown = true;
      socket.send(JSON.stringify({ op: 'welcome', token: request.token }));
    } else if (isKnown && request.op === 'noop') {
      socket.send('{"op":"ok"}');
    } else {
      socket.close(1008, 'not understood');
    }
  });
});
