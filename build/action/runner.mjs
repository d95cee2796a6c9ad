// What it takes to play a runner: a folder of its own, in front of whose path stands a program that "downloads" from a folder of archives.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../..');

/** The npm package yaml, which WSSPEC_PEERS leads to. */
export const yaml = createRequire(`${process.env.WSSPEC_PEERS ?? root}/`)('yaml');

export const read = (path) => readFileSync(join(root, path), 'utf8');

/** From the inputs of a file and those that were given as NAME=VALUE to the values of all; one that is unknown is a mistake. */
export function inputsOf(declared, given, file) {
  const inputs = Object.fromEntries(Object.entries(declared).map(([name, { default: usual }]) => [name, usual ?? '']));
  for (const pair of given) {
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (!(name in inputs)) throw new Error(`${file} has no input ${name}`);
    inputs[name] = value;
  }
  return inputs;
}

/** A folder in which one program is put before those of the path; it finds the archives under $ARCHIVES. */
export function runnerWith(program, script) {
  const folder = mkdtempSync(join(tmpdir(), 'wsspec-runner-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', program), `#!/usr/bin/env bash\n${script}`);
  chmodSync(join(folder, 'bin', program), 0o755);
  return { folder, bin: join(folder, 'bin'), file: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true }) };
}
