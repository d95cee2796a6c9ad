// Preloaded into a Node program (node -r): writes what each read of each of its connections gave, one line a read, to the file READS_LOG:
// the connection, the length, and the first octets in base64.
const fs = require('fs');
const net = require('net');

const KEPT = 1536;
const log = fs.openSync(process.env.READS_LOG, 'a');
const push = net.Socket.prototype.push;
let connections = 0;

net.Socket.prototype.push = function (chunk, ...rest) {
  if (chunk) {
    this.connectionNumber ??= ++connections;
    fs.writeSync(log, `${process.pid}-${this.connectionNumber} ${chunk.length} ${chunk.subarray(0, KEPT).toString('base64')}\n`);
  }
  return push.call(this, chunk, ...rest);
};
