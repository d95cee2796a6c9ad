/* The matrix of cases and targets. Only the rows in view are in the page, so its length does not matter. */

const rowHeight = 30;
const spare = 10;

function cases() {
  const list = el('div', { class: 'list', tabindex: 0, onkeydown: walk });
  const sizer = el('div', { class: 'sizer' });
  const narrow = data.runs.length > (state.open ? 2 : 6);
  const columns = `minmax(0, 1fr) repeat(${data.runs.length}, ${narrow ? 30 : data.runs.length > 3 ? 84 : 120}px)`;
  const shown = items();
  const total = shown.reduce((sum, item) => sum + (item.row ? 1 : 0), 0);
  list.append(sizer);
  sizer.style.setProperty('height', `${shown.length * rowHeight}px`);
  let drawn = '';

  function draw() {
    const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - spare);
    const last = Math.min(shown.length, Math.ceil((list.scrollTop + (list.clientHeight || 800)) / rowHeight) + spare);
    if (drawn === `${first}-${last}`) return;
    drawn = `${first}-${last}`;
    sizer.replaceChildren(...shown.slice(first, last).map((item, i) => place(item.row ? caseRow(item.row, columns, narrow) : familyRow(item.family, item.size), first + i)));
  }

  list.addEventListener('scroll', () => requestAnimationFrame(draw), { passive: true });
  addEventListener('resize', draw);
  requestAnimationFrame(() => {
    const open = shown.findIndex(item => item.row && item.row.name === state.open);
    if (open >= 0) list.scrollTop = Math.max(0, open * rowHeight - list.clientHeight / 3);
    draw();
  });

  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !state.open) return;
    event.preventDefault();
    const rows = shown.filter(item => item.row).map(item => item.row);
    const next = rows[rows.findIndex(row => row.name === state.open) + step];
    if (next) go({ open: next.name });
  }

  return el('div', { class: state.open ? 'cases open' : 'cases' },
    filters(total),
    el('div', { class: 'split' },
      el('div', { class: 'matrix' },
        el('div', { class: narrow ? 'head narrow' : 'head', style: { 'grid-template-columns': columns } },
          el('span', {}, 'case'), data.runs.map(run => el('span', { class: 'target', title: run.name }, el('span', {}, run.name)))),
        list),
      state.open ? details() : ''));
}

const place = (element, index) => { element.style.setProperty('top', `${index * rowHeight}px`); return element; };

function familyRow(family, size) {
  return el('div', { class: 'family' }, family, el('small', {}, plural(size, 'case')));
}

/* A row that has no room for its whole name keeps the parameter, by which it differs from its neighbours. */
function caseRow(row, columns, narrow) {
  const [, fact, parameter] = shortName(row).match(/^([^/]*)(.*)$/s);
  return el('a', { class: row.name === state.open ? 'case selected' : 'case', href: address({ ...state, open: row.name }), style: { 'grid-template-columns': columns } },
    el('span', { class: 'what', title: `${row.name}\n${row.title}` }, el('code', { class: 'fact-name' }, fact), el('code', {}, parameter), el('small', {}, row.title)),
    row.results.map((result, run) => result
      ? el('span', { class: `cell ${verdictOf(result)}`, title: `${data.runs[run].name}: ${verdictOf(result)}${result.known ? ' (known)' : ''}: ${result.seen}` },
        symbols[verdictOf(result)], narrow ? '' : ` ${result.known ? 'known' : result.flaky ? 'flaky' : shortVerdict(verdictOf(result))}`)
      : el('span', { class: 'cell none', title: `${data.runs[run].name}: not played` }, '·')));
}

const shortName = row => row.name.slice(row.family.length + 1).replace(/ \[tcp,whole\]$/, '');
const shortVerdict = verdict => ({ informational: 'info', inconclusive: 'inconcl.' })[verdict] ?? verdict;

function matches(row) {
  const results = state.target === '' ? row.results : [row.results[state.target]];
  return (!state.family || row.family === state.family)
    && (!state.requirement || row.touches.includes(state.requirement))
    && (!state.verdicts.length || results.some(result => result && state.verdicts.includes(verdictOf(result))))
    && (!state.differ || new Set(row.results.map(result => result?.v)).size > 1)
    && state.q.toLowerCase().split(/\s+/).every(word => searchText(row).includes(word));
}

/* Rows under a heading for each family. */
function items() {
  const rows = data.rows.filter(matches);
  const families = Map.groupBy ? Map.groupBy(rows, row => row.family) : rows.reduce((map, row) => map.set(row.family, [...map.get(row.family) ?? [], row]), new Map());
  return [...families].flatMap(([family, own]) => [{ family, size: own.length }, ...own.map(row => ({ row }))]);
}

function filters(total) {
  const change = update => go({ ...update, open: '' });
  const many = data.runs.length > 1;
  return el('form', { class: 'filters', onsubmit: event => event.preventDefault() },
    el('input', { id: 'search', type: 'search', placeholder: 'Search ids, titles, requirements, behaviour', value: state.q, 'aria-label': 'Search', oninput: event => change({ q: event.target.value }) }),
    data.verdicts.filter(present).map(verdict => el('button', {
      type: 'button', class: `chip ${verdict}`, 'aria-pressed': String(state.verdicts.includes(verdict)), title: meanings[verdict],
      onclick: () => change({ verdicts: state.verdicts.includes(verdict) ? state.verdicts.filter(v => v !== verdict) : [...state.verdicts, verdict] }),
    }, `${symbols[verdict]} ${verdict}`)),
    select('family', 'all families', familiesOf(data.rows).map(family => [family, family])),
    many && select('target', 'any target', data.runs.map((run, index) => [String(index), run.name])),
    many && el('label', {}, el('input', { type: 'checkbox', checked: state.differ, onchange: event => change({ differ: event.target.checked }) }), ' targets differ'),
    state.requirement && el('button', { type: 'button', class: 'chip', title: 'Remove this filter', onclick: () => change({ requirement: '' }) }, `${state.requirement} ✕`),
    el('output', {}, `${total} of ${plural(data.rows.length, 'result')}`));

  function select(name, all, options) {
    return el('select', { 'aria-label': name, onchange: event => change({ [name]: event.target.value }) },
      el('option', { value: '' }, all), options.map(([value, label]) => el('option', { value, selected: String(state[name]) === value }, label)));
  }
}
