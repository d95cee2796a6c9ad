/* The data of the page: unpacked once, conversations when the first of a run is opened. */

const symbols = { 'pass': '✓', 'informational': 'i', 'non-strict': '~', 'fail': '✕', 'inconclusive': '?', 'skipped': '–', 'error': '!' };
const meanings = {
  'pass': 'does what the RFC demands',
  'informational': 'legal, and the RFC leaves it open: the report says what was seen',
  'non-strict': 'a SHOULD was not followed, or a ruling tempers a MUST',
  'fail': 'a MUST was broken',
  'inconclusive': 'the testee ended the connection for a reason of its own, or what was seen only shows once more what other cases show',
  'skipped': 'the testee does not offer what the case needs',
  'error': 'the harness or the network failed; never blamed on the testee',
};

let data;
const unpackedConversations = new Map();

async function unpack(id) {
  const element = byId(id);
  const octets = Uint8Array.from(atob(element.textContent), character => character.charCodeAt(0));
  element.remove();
  const stream = new Blob([octets]).stream().pipeThrough(new DecompressionStream('gzip'));
  return await new Response(stream).json();
}

function conversations(run) {
  if (!unpackedConversations.has(run)) unpackedConversations.set(run, unpack(`conversations-${run}`));
  return unpackedConversations.get(run);
}

const verdictOf = result => data.verdicts[result.v];

const present = verdict => data.rows.some(row => row.results.some(result => result && verdictOf(result) === verdict));

function count(rows, run, verdict) {
  return rows.reduce((sum, row) => sum + (row.results[run] && verdictOf(row.results[run]) === verdict ? 1 : 0), 0);
}

/* All that a search looks at, built when the first search asks for it. */
function searchText(row) {
  row.text ??= [row.name, row.title, ...row.touches, ...new Set(row.results.map(result => result?.seen ?? ''))].join('\n').toLowerCase();
  return row.text;
}

const familiesOf = rows => [...new Set(rows.map(row => row.family))];

/* The gravest verdict with which a run breaks each requirement. */
function brokenRequirements() {
  const broken = new Map();
  for (const row of data.rows) {
    row.results.forEach((result, run) => {
      if (!result?.breaks) return;
      if (!broken.has(result.breaks)) broken.set(result.breaks, data.runs.map(() => null));
      const runs = broken.get(result.breaks);
      runs[run] ??= { verdict: verdictOf(result), cases: 0 };
      runs[run].cases++;
      if (verdictOf(result) === 'fail') runs[run].verdict = 'fail';
    });
  }
  return broken;
}

function judgedRequirements() {
  const judged = new Map();
  for (const row of data.rows) {
    for (const id of row.touches) {
      if (!judged.has(id)) judged.set(id, data.runs.map(() => 0));
      row.results.forEach((result, run) => { if (result && ['pass', 'informational'].includes(verdictOf(result))) judged.get(id)[run]++; });
    }
  }
  return judged;
}
