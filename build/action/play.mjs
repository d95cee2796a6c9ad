// node build/action/play.mjs ARCHIVES [INPUT=VALUE…]: plays the runner. The steps of action.yml run as they stand there, with its inputs, paths and
// outputs; what they download comes from a folder. Prints the outputs as JSON and ends with the exit code of the step that failed.
// It takes the npm package yaml, which WSSPEC_PEERS leads to.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { inputsOf, read, root, runnerWith, yaml } from './runner.mjs';

const action = yaml.parse(read('action.yml'));
const [archives, ...given] = process.argv.slice(2);
const inputs = inputsOf(action.inputs, given, 'action.yml');

// The one program of a runner that no machine of ours has.
const { folder: runner, bin, file, remove } = runnerWith('gh', `
while [ $# -gt 0 ]; do [ "$1" != --pattern ] || for found in "$ARCHIVES"/$2; do [ ! -e "$found" ] || cp "$found" .; done; shift; done
`);
for (const name of ['path', 'output', 'summary']) writeFileSync(file(name), '');

const context = { inputs, steps: {}, github: { action_path: root, token: 'token' } };
const evaluate = (text) => String(text).replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, path) =>
  evaluate(path.split('.').reduce((value, name) => value?.[name] ?? '', context)));
const lines = (name) => readFileSync(file(name), 'utf8').split('\n').filter((line) => line !== '');

let code = 0;
for (const step of action.runs.steps) {
  writeFileSync(file('output'), '');
  const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', evaluate(step.run)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      HOME: runner,
      PATH: [...lines('path'), bin, process.env.PATH].join(delimiter),
      ARCHIVES: resolve(archives),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: file('output'),
      GITHUB_PATH: file('path'),
      GITHUB_STEP_SUMMARY: file('summary'),
      RUNNER_ARCH: { x64: 'X64', arm64: 'ARM64' }[process.arch],
      RUNNER_OS: { linux: 'Linux', darwin: 'macOS' }[process.platform],
      RUNNER_TEMP: runner,
      ...process.env.DOTNET_ROOT && { DOTNET_ROOT: process.env.DOTNET_ROOT },
      ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluate(value)])),
    },
  });
  if (step.id) context.steps[step.id] = { outputs: Object.fromEntries(lines('output').map((line) => line.split(/=(.*)/s).slice(0, 2))) };
  if (status !== 0) {
    code = status;
    break;
  }
}

const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value)]));
console.log(JSON.stringify({ outputs, summary: readFileSync(file('summary'), 'utf8').split('\n')[0] }));
remove();
process.exitCode = code;
