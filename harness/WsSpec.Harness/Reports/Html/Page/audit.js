/* An audit: what was there, what was not, and how each requirement fared. */

const sights = { kept: 'kept', broken: 'broken', untested: 'never put to the test', unseen: 'could not be seen' };

function audits() {
  return data.runs.filter(run => run.audit).map(run => el('section', {},
    el('h2', {}, `Audit of ${run.name}`),
    el('dl', { class: 'audit' }, run.audit.lines.map(([name, text]) => el('div', {}, el('dt', {}, name), el('dd', {}, text)))),
    Object.keys(sights).map(sight => sightList(run.audit.requirements.filter(requirement => requirement[1] === sight), sight))));
}

function sightList(requirements, sight) {
  return el('details', { open: sight === 'broken' && requirements.length > 0 },
    el('summary', {}, `${plural(requirements.length, 'requirement')} ${sights[sight]}`),
    el('ul', { class: 'requirement-list' }, requirements.map(([id, , times]) =>
      el('li', {}, data.requirements[id] ? link({ requirement: id }, id) : el('code', {}, id), times ? `, ${times} times` : '',
        ' ', el('small', {}, data.requirements[id]?.[3] ?? '')))));
}
