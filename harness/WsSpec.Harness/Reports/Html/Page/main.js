/* The state of the page is its address, so that what one sees can be passed on. */

const start = { tab: 'overview', q: '', verdicts: [], family: '', target: '', requirement: '', differ: false, open: '', run: 0 };
let state = start;

function address(wanted) {
  const all = { ...start, ...wanted };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) {
    if (name !== 'tab' && String(value) !== String(start[name])) parameters.set(name, Array.isArray(value) ? value.join(',') : value);
  }
  return `#${all.tab}${[...parameters].length ? `?${parameters}` : ''}`;
}

function read() {
  const [tab, query] = location.hash.slice(1).split(/\?(.*)/s);
  const parameters = new URLSearchParams(query ?? '');
  const number = (name, otherwise) => /^[0-9]+$/.test(parameters.get(name) ?? '') && Number(parameters.get(name)) < data.runs.length ? Number(parameters.get(name)) : otherwise;
  return {
    tab: ['overview', 'cases', 'requirements'].includes(tab) ? tab : 'overview',
    q: parameters.get('q') ?? '',
    verdicts: (parameters.get('verdicts') ?? '').split(',').filter(verdict => data.verdicts.includes(verdict)),
    family: parameters.get('family') ?? '',
    target: number('target', ''),
    requirement: parameters.get('requirement') ?? '',
    differ: parameters.get('differ') === 'true',
    open: parameters.get('open') ?? '',
    run: number('run', number('target', 0)),
  };
}

function go(update) {
  history.replaceState(null, '', address({ ...state, ...update }));
  show();
}

function show() {
  const focused = document.activeElement?.id === 'search' ? document.activeElement.selectionStart : null;
  const scrolled = document.querySelector('.list')?.scrollTop;
  state = read();
  byId('tabs').replaceChildren(...['overview', 'cases', 'requirements'].map(tab =>
    el('a', { href: address({ tab }), 'aria-current': tab === state.tab ? 'page' : null }, tab[0].toUpperCase() + tab.slice(1))));
  byId('main').replaceChildren({ overview, cases, requirements }[state.tab]());
  if (focused !== null) {
    byId('search').focus();
    byId('search').setSelectionRange(focused, focused);
  } else if (state.open && scrolled !== undefined) {
    const list = document.querySelector('.list');
    list.focus({ preventScroll: true });
    list.scrollTop = scrolled;
  }
}

function switchTheme() {
  const root = document.documentElement;
  const dark = (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  root.dataset.theme = dark ? 'light' : 'dark';
}

async function main() {
  data = await unpack('overview');
  const first = data.runs.map(run => run.started).sort()[0];
  byId('about').textContent = [
    `RFC 6455, judged by wsspec ${data.version}`, first && new Date(first).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' }),
    plural(data.runs.length, 'target'), plural(data.rows.length, 'result'),
  ].filter(Boolean).join(' · ');
  byId('theme').addEventListener('click', switchTheme);
  addEventListener('hashchange', show);
  addEventListener('keydown', event => { if (event.key === 'Escape' && state.open) go({ open: '' }); });
  show();
}

main();
