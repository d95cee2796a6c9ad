// zlib as Node.js has it, behind stdin and stdout. All numbers are little-endian.
// A session: six octets - 0 to deflate or 1 to inflate, window bits, whether the context is kept, level, strategy, memory level -, the count of
// messages in four octets, then each message behind its length in four octets. The answer: each result behind its length, or the length
// 0xFFFFFFFF where zlib has an error.
const zlib = require('zlib');
const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);
const flush = zlib.constants.Z_SYNC_FLUSH;

let unread = Buffer.alloc(0);
const input = process.stdin[Symbol.asyncIterator]();

async function read(length) {
  const pieces = [unread];
  let have = unread.length;
  while (have < length) {
    const { value, done } = await input.next();
    if (done) return null;
    pieces.push(value);
    have += value.length;
  }
  const all = Buffer.concat(pieces, have);
  unread = all.subarray(length);
  return all.subarray(0, length);
}

function write(result) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(result === null ? 0xffffffff : result.length);
  process.stdout.write(result === null ? length : Buffer.concat([length, result]));
}

// What a stream makes of one message, up to a flush; null after an error.
function through(stream, message) {
  return new Promise((resolve) => {
    const pieces = [];
    const onData = (piece) => pieces.push(piece);
    const onError = () => resolve(null);
    stream.on('data', onData).on('error', onError);
    stream.write(message);
    stream.flush(flush, () => {
      stream.off('data', onData).off('error', onError);
      resolve(Buffer.concat(pieces));
    });
  });
}

(async () => {
  for (let head; (head = await read(10)) !== null;) {
    const [inflates, windowBits, keeps, level, strategy, memLevel] = head;
    const options = { windowBits, level, strategy, memLevel, finishFlush: flush };
    const make = () => (inflates ? zlib.createInflateRaw({ windowBits }) : zlib.createDeflateRaw(options));
    let stream = make();
    for (let count = head.readUInt32LE(6); count > 0; count--) {
      const length = await read(4);
      const message = Buffer.from(await read(length.readUInt32LE()));
      if (!keeps) {
        stream.close();
        stream = make();
      }
      if (inflates) {
        write(await through(stream, Buffer.concat([message, TAIL])));
      } else {
        const deflated = await through(stream, message);
        write(deflated.length === 0 ? Buffer.from([0]) : deflated.subarray(0, -TAIL.length));
      }
    }
  }
})();
