/* One case: what is required, what was allowed, what each target did, and the conversation that shows it. */

function details() {
  const row = data.rows.find(row => row.name === state.open);
  if (!row) return el('aside', { class: 'details' }, closeButton(), el('p', {}, 'There is no such case in this report.'));
  const run = row.results[state.run] ? state.run : row.results.findIndex(result => result);
  const result = row.results[run];
  return el('aside', { class: 'details', 'aria-label': row.name },
    closeButton(),
    el('h2', {}, row.title),
    el('p', { class: 'id' }, el('code', {}, row.name)),
    data.runs.length > 1 && targetTabs(row, run),
    verdictBlock(result),
    fact('requires', requirementList(row, result)),
    row.allowed.length > 0 && fact('allowed', el('ul', {}, row.allowed.map(text => el('li', {}, text)))),
    result.diagnosis && fact('diagnosis', result.diagnosis),
    result.remarks && fact('it said', result.remarks),
    result.known && fact('known', result.known),
    result.flaky && fact('flaky', `the attempts gave ${result.flaky}`),
    result.offender && fact('offender', link({ open: result.offender, run }, result.offender)),
    fact('rerun', el('span', { class: 'command' }, el('code', {}, result.rerun), copyButton(result.rerun))),
    el('h3', {}, 'Conversation'),
    conversation(data.rows.indexOf(row), run));
}

const closeButton = () => el('button', { type: 'button', class: 'close', title: 'Close (Escape)', 'aria-label': 'Close', onclick: () => go({ open: '' }) }, '✕');

const fact = (name, ...value) => el('div', { class: 'fact' }, el('span', { class: 'name' }, name), el('div', {}, value));

function targetTabs(row, selected) {
  return el('div', { class: 'runs' }, row.results.map((result, run) => result && el('button', {
    type: 'button', class: `chip ${verdictOf(result)}`, 'aria-pressed': String(run === selected), onclick: () => go({ run }),
  }, `${symbols[verdictOf(result)]} ${data.runs[run].name}`)));
}

function verdictBlock(result) {
  const verdict = verdictOf(result);
  return el('div', { class: `verdict ${verdict}` }, el('b', {}, `${symbols[verdict]} ${verdict}`), el('span', {}, `seen: ${result.seen}`));
}

function requirementList(row, result) {
  const ids = result.breaks ? [result.breaks] : row.touches;
  const others = row.touches.filter(id => !ids.includes(id));
  return [
    el('ul', { class: 'requirement-list' }, ids.map(requirementItem)),
    others.length > 0 && el('details', {}, el('summary', {}, `and ${plural(others.length, 'more requirement')} that the case is about`), el('ul', { class: 'requirement-list' }, others.map(requirementItem))),
  ];
}

function requirementItem(id) {
  if (!data.requirements[id]) return el('li', {}, el('code', {}, id)); // A report of another version can name one that this version does not know.
  const [level, standard, section, text] = data.requirements[id];
  const page = `https://www.rfc-editor.org/rfc/${standard.replace(' ', '').toLowerCase()}${/^[0-9.]+$/.test(section) ? `#section-${section}` : ''}`;
  return el('li', {}, el('span', { class: 'level' }, level), ` ${text} `,
    el('a', { href: page, target: '_blank', rel: 'noopener noreferrer' }, `${standard} ${section}`), ' ', el('code', {}, id));
}

function conversation(row, run) {
  const place = el('div', { class: 'conversation' }, el('p', { class: 'hint' }, 'Unpacking…'));
  conversations(run).then(all => place.replaceChildren(...lines(all[row], run)));
  return place;
}

function lines(wire, run) {
  if (!wire) return [el('p', { class: 'hint' }, 'Nothing was played for this result alone.')];
  const testee = data.runs[run].testee;
  return [
    sequence(wire, run),
    el('p', { class: 'hint' }, 'Time since the connection was up. Select a line to take it apart.'),
    el('ol', {}, wire.map(line => typeof line === 'number' ? el('li', { class: 'gap' }, `… ${plural(line, 'more event')} …`) : wireLine(line, testee))),
  ];
}

function wireLine(line, testee) {
  const inside = line.opcode !== undefined ? () => [fields(line), hexDump(line)] : line.head !== undefined ? () => [el('pre', { tabindex: 0 }, line.head), line.head.includes('\n') || !line.fields ? '' : el('p', { class: 'hint' }, 'Its fields are those of every ordinary handshake, and left out of a case that passes.')] : null;
  const summary = [
    el('span', { class: 'time' }, milliseconds(line)),
    el('span', { class: 'who' }, line.in ? `← ${testee}` : `→ ${data.runs[state.run]?.audit ? 'peer' : 'harness'}`),
    el('span', { class: 'text' }, line.head === undefined ? line.text : startLine(line)),
    line.hex && el('code', { class: 'hex' }, spaced(line.hex.slice(0, 32)) + (line.octets > 16 ? ' …' : '')),
  ];
  const kind = `wire ${line.in ? 'in' : 'out'}${line.decisive ? ' decides' : ''}`;
  if (!inside) return el('li', { class: `${kind} event` }, el('div', { class: 'line' }, summary));
  const body = el('details', { ontoggle: () => { if (body.open && body.children.length === 1) body.append(...inside()); } }, el('summary', { class: 'line' }, summary));
  return el('li', { class: kind }, body);
}

const startLine = line => `${line.head.split('\n', 1)[0]}, with ${plural(line.fields, 'header field')}`;

function fields(line) {
  const rows = [
    ['FIN', line.fin], ['RSV1 RSV2 RSV3', line.rsv], ['opcode', `0x${line.opcode.toString(16).toUpperCase()} ${opcodeName(line.opcode)}`],
    ['MASK', line.key ? 1 : 0], ['payload length', line.length], ...(line.key ? [['masking key', spaced(line.key)]] : []),
  ];
  return el('dl', {}, rows.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, String(value)))));
}

const spaced = hex => hex.replace(/..(?=.)/g, '$& ');

/* Offset, sixteen octets and their ASCII, the payload already unmasked. */
function hexDump(line) {
  const rows = [];
  for (let at = 0; at < line.hex.length; at += 32) {
    const hex = line.hex.slice(at, at + 32);
    const ascii = hex.replace(/../g, octet => { const code = parseInt(octet, 16); return code >= 32 && code < 127 ? String.fromCharCode(code) : '·'; });
    rows.push(`${(at / 2).toString(16).padStart(4, '0')}  ${spaced(hex).padEnd(47)}  ${ascii}`);
  }
  if (line.octets * 2 > line.hex.length) rows.push(`      … ${line.octets - line.hex.length / 2} more octets`);
  return rows.length ? el('pre', { tabindex: 0, class: 'dump' }, rows.join('\n')) : '';
}
