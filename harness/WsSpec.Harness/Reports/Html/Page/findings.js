/* What is wrong with each target, each thing once, with the lines that decide. */

function findings() {
  return data.runs.map((run, index) => el('div', { class: 'findings' },
    data.runs.length > 1 && el('h3', {}, run.name),
    run.problems.map(problem => el('p', { class: 'problem' }, problem)),
    run.findings.length ? el('ol', {}, run.findings.map(finding => el('li', {}, findingCard(finding, index)))) : el('p', {}, run.problems.length ? '' : 'None.')));
}

function findingCard(finding, run) {
  return el('article', { class: 'finding' },
    el('h4', {}, finding.title, ' ', el('small', {}, finding.extent)),
    fact('example', link({ open: finding.example, target: run, run }, finding.example), `: ${finding.about}`),
    finding.breaks && fact('requires', el('ul', { class: 'requirement-list' }, requirementItem(finding.breaks))),
    finding.lines.length > 0 && sequence(finding.lines, run),
    fact('seen', finding.seen),
    finding.where && fact('where', el('b', {}, finding.where)),
    finding.change && fact('change', finding.change),
    fact('rerun', el('span', { class: 'command' }, el('code', {}, finding.rerun), copyButton(finding.rerun))),
    finding.others && fact('also', finding.others));
}
