// The frame parser of the npm package ws (its Receiver) for `wsspec fuzz --parser`: docs/parser-protocol.md.
const { Receiver } = require('ws');
const lines = require('node:readline').createInterface({ input: process.stdin });

let receiver;
let events = [];

function open(role) {
  const mine = []; // A connection that is over may still say something; nobody is to take it for the next one's.
  receiver = new Receiver({ isServer: role === 'server', allowSynchronousEvents: true });
  receiver.on('message', (data, isBinary) => mine.push({ event: isBinary ? 'binary' : 'text', data: data.toString('hex') }));
  receiver.on('ping', (data) => mine.push({ event: 'ping', data: data.toString('hex') }));
  receiver.on('pong', (data) => mine.push({ event: 'pong', data: data.toString('hex') }));
  receiver.on('conclude', (code, reason) => mine.push({ event: 'close', code: code === 1005 ? null : code, reason: `${reason}` }));
  receiver.on('error', (error) => mine.push({ event: 'error', code: error[Object.getOwnPropertySymbols(error)[0]] }));
  events = mine;
}

function answer() {
  process.stdout.write(`${JSON.stringify(events.splice(0))}\n`);
}

lines.on('line', (line) => {
  const [word, role] = line.split(' ');
  if (word === 'open') open(role);
  if (word === 'open' || receiver.destroyed) answer();
  else receiver.write(Buffer.from(line, 'hex'), () => setImmediate(answer));
});
