/* The first page: how each target did, by family and by requirement. */

const mark = verdict => el('span', { class: `mark ${verdict}`, title: `${verdict}: ${meanings[verdict]}` }, symbols[verdict]);

function overview() {
  return el('div', { class: 'page' },
    legend(),
    ...audits(),
    el('section', {}, el('h2', {}, 'Targets'), targets()),
    el('section', {}, el('h2', {}, 'Findings'), findings()),
    el('section', {}, el('h2', {}, 'By family'), el('p', { class: 'hint' }, 'Cases that broke nothing, of those that were judged. Select one to see its cases.'), families()),
    el('section', {}, el('h2', {}, 'Requirements that are broken'), broken()));
}

function legend() {
  return el('ul', { class: 'legend' }, data.verdicts.filter(present).map(verdict =>
    el('li', {}, mark(verdict), el('b', {}, verdict), ` ${meanings[verdict]}`)));
}

function targets() {
  const verdicts = data.verdicts.filter(present);
  return el('div', { class: 'scroll' }, el('table', { class: 'targets' },
    el('thead', {}, el('tr', {}, el('th', {}, 'target'), el('th', {}, 'results'), el('th', { class: 'number' }, 'MUST kept'),
      verdicts.map(verdict => el('th', { class: 'number' }, verdict)), el('th', { class: 'number' }, 'time'))),
    el('tbody', {}, data.runs.map((run, index) => targetRow(run, index, verdicts)))));
}

function targetRow(run, index, verdicts) {
  const notes = [...run.problems, ...(run.interrupted ? ['the run was interrupted'] : [])];
  return el('tr', {},
    el('th', { scope: 'row' }, run.name, el('small', {}, `${run.testee}, offers ${run.offers}`), run.memory && el('small', {}, `memory: ${run.memory}`), notes.map(note => el('small', { class: 'problem' }, note))),
    el('td', {}, bar(data.rows, index)),
    el('td', { class: 'number', 'data-label': 'MUST kept' }, el('b', {}, `${run.kept} of ${run.musts}`)),
    verdicts.map(verdict => {
      const cases = count(data.rows, index, verdict);
      return el('td', { class: 'number', 'data-label': verdict }, cases ? link({ verdicts: [verdict], target: index }, el('span', { class: `text ${verdict}` }, cases)) : '');
    }),
    el('td', { class: 'number', 'data-label': 'time' }, `${run.seconds} s`));
}

function bar(rows, run) {
  const parts = data.verdicts.map(verdict => [verdict, count(rows, run, verdict)]).filter(([, cases]) => cases);
  return el('div', { class: 'bar', role: 'img', 'aria-label': parts.map(([verdict, cases]) => `${cases} ${verdict}`).join(', ') || 'no results' },
    parts.map(([verdict, cases]) => el('span', { class: verdict, style: { 'flex-grow': cases }, title: `${cases} ${verdict}` })));
}

function families() {
  return el('div', { class: 'scroll' }, el('table', { class: 'families' },
    el('thead', {}, el('tr', {}, el('th', {}, 'family'), data.runs.map(run => el('th', {}, run.name)))),
    el('tbody', {}, familiesOf(data.rows).map(family => {
      const rows = data.rows.filter(row => row.family === family);
      return el('tr', {}, el('th', { scope: 'row' }, link({ family }, family)), data.runs.map((run, index) => familyCell(rows, family, index)));
    }))));
}

function familyCell(rows, family, run) {
  const of = verdict => count(rows, run, verdict);
  const kept = of('pass') + of('informational');
  const judged = kept + of('non-strict') + of('fail');
  return el('td', {}, link({ family, target: run },
    el('span', { class: of('fail') ? 'text fail' : of('non-strict') ? 'text non-strict' : judged ? 'text pass' : 'text skipped' },
      judged ? `${kept} of ${judged}` : 'not judged', of('fail') ? el('b', {}, ` ${symbols.fail}${of('fail')}`) : ''),
    bar(rows, run)));
}

function broken() {
  const requirements = [...brokenRequirements()].sort(([a, runsA], [b, runsB]) => weight(runsB) - weight(runsA) || a.localeCompare(b));
  if (!requirements.length) return el('p', {}, 'None.');
  return requirementTable(requirements.map(([id, runs]) => [id, runs.map(run => run ?? undefined)]));
}

const weight = runs => runs.reduce((sum, run) => sum + (run ? (run.verdict === 'fail' ? 1000 : 1) : 0), 0);

function requirements() {
  const brokenBy = brokenRequirements();
  const rows = [...judgedRequirements()].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([id, kept]) =>
    [id, kept.map((cases, run) => brokenBy.get(id)?.[run] ?? (cases ? { verdict: 'pass', cases } : undefined))]);
  return el('div', { class: 'page' },
    el('section', {}, el('h2', {}, 'Requirements'), el('p', { class: 'hint' }, 'Every statement of the RFC that a case of this run is about, and how many cases keep or break it.'), requirementTable(rows)));
}

function requirementTable(rows) {
  return el('div', { class: 'scroll' }, el('table', { class: 'requirements' },
    el('thead', {}, el('tr', {}, el('th', {}, 'requirement'), data.runs.map(run => el('th', { class: 'target' }, run.name)))),
    el('tbody', {}, rows.map(([id, runs]) => el('tr', {},
      el('th', { scope: 'row' }, link({ requirement: id }, id), ' ', el('span', { class: 'level' }, data.requirements[id]?.[0] ?? ''), el('small', {}, data.requirements[id]?.[3] ?? '')),
      runs.map((run, index) => el('td', {}, run ? link({ requirement: id, target: index }, mark(run.verdict), ` ${run.cases}`) : '')))))));
}

function link(filter, ...content) {
  return el('a', { href: address({ tab: 'cases', ...filter }) }, content);
}
