// Holds the transcripts of a JSON report against the log of log-reads.js: how many of the cuts in what was sent are borders between two reads?
//   node count.js REPORT LOG NAME MARK      exit code 1 when fewer than MARK per cent were seen
const fs = require('fs');
const zlib = require('zlib');

const KEY = 128;
const [report, log, name, mark] = process.argv.slice(2);

const connections = new Map();
for (const line of fs.readFileSync(log, 'latin1').split('\n').filter(Boolean)) {
  const [id, length, octets] = line.split(' ');
  const connection = connections.get(id) ?? { octets: [], kept: true, length: 0, ends: new Set() };
  connections.set(id, connection);
  const read = Buffer.from(octets, 'base64');
  if (connection.kept) connection.octets.push(read);
  connection.kept &&= read.length === Number(length);
  connection.length += Number(length);
  connection.ends.add(connection.length);
}

const byBeginning = new Map();
for (const connection of connections.values()) {
  connection.octets = Buffer.concat(connection.octets);
  const key = connection.octets.toString('latin1', 0, KEY);
  byBeginning.set(key, [...(byBeginning.get(key) ?? []), connection]);
}

const agreement = (one, other) => {
  const end = Math.min(one.length, other.length);
  for (let i = 0; i < end; i++) if (one[i] !== other[i]) return i;
  return end;
};

// The connection on which this was sent: the one whose octets go on longest as these do. A request that is refused early is not read to its end.
const find = (sent) => {
  const beginnings = [KEY, ...Array(KEY).keys()].map((length) => byBeginning.get(sent.toString('latin1', 0, length)) ?? []);
  const candidates = beginnings.flat().filter((c) => !c.isTaken);
  const best = candidates.reduce((a, b) => (a && agreement(a.octets, sent) >= agreement(b.octets, sent) ? a : b), undefined);
  if (!best || agreement(best.octets, sent) < Math.min(best.octets.length, sent.length)) return undefined;
  best.isTaken = true;
  return best;
};

// Puts the masks on again that packed octets are without (docs/schemas/report.schema.json).
const masked = (octets) => {
  for (let i = 0; i + 1 < octets.length; ) {
    const [isMasked, short] = [octets[i + 1] >= 0x80, octets[i + 1] & 0x7f];
    const key = i + 2 + (short === 127 ? 8 : short === 126 ? 2 : 0);
    const payload = key + (isMasked ? 4 : 0);
    if (payload > octets.length) break;
    const length = short === 127 ? Number(octets.readBigUInt64BE(i + 2)) : short === 126 ? octets.readUInt16BE(i + 2) : short;
    const end = Math.min(payload + length, octets.length);
    if (isMasked) for (let at = payload; at < end; at++) octets[at] ^= octets[key + ((at - payload) & 3)];
    i = end;
  }
  return octets;
};

// The entries of a result with their octets.
const entriesOf = ({ transcript = [], packed }) => {
  const all = packed ? zlib.brotliDecompressSync(Buffer.from(packed, 'base64')) : undefined;
  let taken = 0;
  return transcript.map((entry) => {
    const octets = entry.length === undefined ? Buffer.from(entry.octets ?? '', 'base64') : masked(all.subarray(taken, taken + entry.length));
    taken += entry.length ?? 0;
    return { ...entry, octets };
  });
};

const claims = { Proven: [0, 0], Probable: [0, 0], Unknown: [0, 0] };
const worst = [];
let [unread, unmatched, late] = [0, 0, 0];
for (const result of JSON.parse(fs.readFileSync(report, 'utf8')).runs.flatMap((run) => run.results)) {
  const entries = entriesOf(result);
  const sent = entries.filter((entry) => entry.kind === 'Sent');
  // Whoever has ended its side of the transport takes no part any more.
  const end = entries.find((entry) => entry.kind === 'ReceivedEof' || entry.kind === 'ReceivedReset')?.us ?? Infinity;
  if (!sent.some((entry) => entry.cut)) continue;
  const connection = find(Buffer.concat(sent.map((entry) => entry.octets)));
  let [offset, missed] = [0, 0];
  for (const { cut, us, octets } of sent) {
    if (cut && us > end) late++;
    else if (cut && !connection) unmatched++;
    else if (cut && connection.length <= offset) unread++;
    else if (cut) {
      const isSeen = connection.ends.has(offset);
      claims[cut][0] += isSeen;
      claims[cut][1]++;
      missed += !isSeen;
    }
    offset += octets.length;
  }
  if (missed) worst.push([missed, result.id]);
}

const [seen, all] = Object.values(claims).reduce(([s, a], [seen, all]) => [s + seen, a + all]);
const share = all ? (100 * seen) / all : 100;
const told = Object.entries(claims).map(([claim, [seen, all]]) => `${claim.toLowerCase()} ${seen}/${all}`).join(', ');
console.log(`${name}: ${seen} of ${all} cuts seen, ${share.toFixed(2)} % (${told}; ${unread} never read, ${late} after its end, ${unmatched} on connections not found)`);
for (const [missed, id] of worst.sort((a, b) => b[0] - a[0]).slice(0, 5)) console.log(`  ${missed} missed in ${id}`);
process.exit(share >= Number(mark) ? 0 : 1);
