// node build/gitlab/play.mjs ARCHIVES [INPUT=VALUE…]: plays a runner of GitLab. The job of templates/wsspec.yml runs as it stands there, in
// the current folder, with its inputs and variables; what it downloads comes from a folder. Prints which of its artifacts there are as
// JSON and ends with its exit code. It takes the npm package yaml, which WSSPEC_PEERS leads to.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { inputsOf, read, runnerWith, yaml } from '../action/runner.mjs';

const [{ spec }, template] = yaml.parseAllDocuments(read('templates/wsspec.yml')).map((document) => document.toJS());

const [archives, ...given] = process.argv.slice(2);
const inputs = inputsOf(spec.inputs, given, 'templates/wsspec.yml');
const filled = (node) => typeof node === 'string' ? node.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name) => {
  if (!(name in inputs)) throw new Error(`there is no input ${name}`);
  return inputs[name];
}) : Array.isArray(node) ? node.map(filled)
  : node && typeof node === 'object' ? Object.fromEntries(Object.entries(node).map(([key, value]) => [filled(key), filled(value)])) : node;
const [[, job]] = Object.entries(filled(template));
const variables = Object.entries(job.variables).map(([name, { value, expand }]) => {
  if (expand !== false) throw new Error(`GitLab would expand ${name}`);
  return [name, value];
});

// What is downloaded is the last component of its address; the newest version is that of the archives.
const { folder: runner, bin, remove } = runnerWith('curl', `
while [ $# -gt 1 ]; do case $1 in --output) to=$2; shift ;; --write-out) head=1; shift ;; esac; shift; done
if [ -n "\${head:-}" ]; then
  version=$(basename "$(ls "$ARCHIVES"/wsspec-*.tar.gz | head -1)" | cut -d- -f2)
  printf '%s' "\${1%/latest}/tag/v$version"
else
  cp "$ARCHIVES/\${1##*/}" "$to"
fi
`);
const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', job.script.join('\n')], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    HOME: runner,
    PATH: [bin, process.env.PATH].join(delimiter),
    ARCHIVES: resolve(archives),
    CI: 'true',
    GITLAB_CI: 'true',
    ...process.env.DOTNET_ROOT && { DOTNET_ROOT: process.env.DOTNET_ROOT },
    ...Object.fromEntries(variables),
  },
});
const artifacts = [...job.artifacts.paths, job.artifacts.reports.junit].map((path) => [path, existsSync(path)]);
console.log(JSON.stringify(Object.fromEntries(artifacts)));
remove();
process.exitCode = status;
