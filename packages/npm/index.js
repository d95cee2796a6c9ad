import { execFile } from 'node:child_process';
import { binary } from './binary.js';

const NONCONFORMANT = 1; // The one exit code besides 0 that comes with a report.
const LONGEST_REPORT = 256 * 1024 * 1024;

/** Plays the cases against a server. */
export async function conformance(url, options = {}) {
  const { code, output, errors } = await run(['run', url, ...words(options), '--report', 'ctrf'], options.signal);
  if (code > NONCONFORMANT) throw new Error(errors.trim() || `wsspec has ended with exit code ${code}`);
  return report(JSON.parse(output), code === 0);
}

/** Makes a test of each result; `test` is that of node:test, Jest or Vitest. */
export function testEachCase(test, { results }) {
  for (const result of results) {
    (result.status === 'skipped' ? test.skip : test)(result.name, () => {
      if (result.status === 'failed') throw new Error(result.trace ?? result.message);
    });
  }
}

function words({ exec, headers = {}, subprotocol, origin, cases = [], baseline, failOn, args = [] }) {
  const lists = [
    ...Object.entries(headers).map(([name, value]) => ['--header', `${name}: ${value}`]),
    ...cases.map((pattern) => ['--case', pattern]),
    ...Object.entries({ exec, subprotocol, origin, baseline, 'fail-on': failOn })
      .filter(([, value]) => value !== undefined).map(([name, value]) => [`--${name}`, value]),
  ];
  return [...lists.flat(), ...args];
}

function run(argv, signal) {
  return new Promise((resolve, reject) => {
    execFile(binary(), argv, { maxBuffer: LONGEST_REPORT, signal }, (error, output, errors) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error?.code ?? 0, output, errors });
    });
  });
}

/** The one place that knows the form of the report: CTRF, in which wsspec itself has said what passes. */
function report({ results: { tests } }, conformant) {
  const results = tests.map(({ name, status, rawStatus, message, trace, tags, duration }) => (
    { name, status, verdict: rawStatus, message, trace, requirements: tags ?? [], duration }));
  return { conformant, results, failures: results.filter(({ status }) => status === 'failed') };
}
