/* A conversation as a picture: two lifelines, and an arrow for each head, frame and end. It is made of elements with text, so that it can
   be read aloud, searched and copied, and wraps where there is little room. */

const mostArrows = 48;
const lastArrows = 12;
const aroundDecisive = 3;
const opcodes = { 0: 'Continuation', 1: 'Text', 2: 'Binary', 8: 'Close', 9: 'Ping', 10: 'Pong' };
const opcodeName = opcode => opcodes[opcode] ?? 'reserved';

/* The client is on the left, whoever of the two is judged. */
function sequence(wire, run) {
  const testee = data.runs[run].testee;
  const peer = { client: 'server', server: 'client' }[testee];
  const shown = bounded(wire);
  const arrows = wire.filter(line => typeof line !== 'number').length;
  const names = [[testee, `${testee}, judged`], [peer, data.runs[run].audit ? peer : `${peer} (harness)`]].sort();
  return el('figure', { class: 'sequence' },
    el('figcaption', { class: 'aside' }, `Sequence of ${plural(arrows, 'event')} between client and server${wire.some(line => line.decisive) ? '; one of them decides' : ''}.`),
    el('div', { class: 'lives', 'aria-hidden': 'true' }, names.map(([, name]) => el('b', {}, name))),
    el('ol', {}, shown.map(line => typeof line === 'number' ? el('li', { class: 'skipped-over' }, `… ${plural(line, 'more event')} …`) : arrow(line, testee, peer))));
}

/* The beginning, what is around the decisive arrow, and the end; what is between is counted. */
function bounded(wire) {
  const decisive = wire.findIndex(line => line.decisive);
  const isShown = index => wire.length <= mostArrows || index < mostArrows - lastArrows || index >= wire.length - lastArrows
    || (decisive >= 0 && Math.abs(index - decisive) <= aroundDecisive);
  const shown = [];
  let left = 0;
  wire.forEach((line, index) => {
    if (typeof line === 'number' || !isShown(index)) {
      left += typeof line === 'number' ? line : 1;
      return;
    }
    if (left) shown.push(left);
    left = 0;
    shown.push(line);
  });
  return left ? [...shown, left] : shown;
}

function arrow(line, testee, peer) {
  const sender = line.in ? testee : peer;
  const isArrow = line.opcode !== undefined || line.head !== undefined || line.end !== undefined;
  const kind = [isArrow ? sender === 'client' ? 'rightward' : 'leftward' : 'note', line.in ? 'in' : 'out', line.end ?? '', line.decisive ? 'decides' : ''];
  return el('li', { class: kind.filter(Boolean).join(' ') },
    isArrow && el('span', { class: 'aside' }, `${sender}: `),
    el('span', { class: 'label' }, label(line)),
    line.opcode !== undefined && el('code', {}, bits(line)),
    el('small', {}, milliseconds(line)),
    line.decisive && el('b', { class: 'badge' }, 'decides'));
}

const milliseconds = line => `${line.ms.toFixed(1)} ms`;

function label(line) {
  if (line.end) return `TCP ${line.end}`;
  if (line.head !== undefined) return startLine(line);
  if (line.opcode === undefined) return line.text;
  const meaning = line.text.match(/: (.*)$/s)?.[1];
  return meaning ? [el('b', {}, opcodeName(line.opcode)), ` ${meaning}`] : el('b', {}, opcodeName(line.opcode));
}

const bits = line => `0x${line.opcode.toString(16).toUpperCase()} FIN ${line.fin} RSV ${line.rsv} MASK ${line.key ? 1 : 0} length ${line.length.split(' ')[0]}`;
