// An echo server on the npm package ws; prints its port. With the paths of a key and a certificate it speaks TLS.
const fs = require('fs');
const http = require('http');
const https = require('https');
const { WebSocketServer } = require('ws');

const [key, cert] = process.argv.slice(2);
const server = key ? https.createServer({ key: fs.readFileSync(key), cert: fs.readFileSync(cert) }) : http.createServer();
// The parser of the requests reads past the stream until somebody else wants the octets.
server.on(key ? 'secureConnection' : 'connection', (socket) => socket.on('data', () => {}));
new WebSocketServer({ server, maxPayload: 64 << 20, maxFragments: 0, maxBufferedChunks: 0, perMessageDeflate: { threshold: 0 } }).on('connection', (socket) => {
  socket.on('message', (data, binary) => socket.send(data, { binary }));
  socket.on('error', () => {});
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
