export type Verdict = 'pass' | 'informational' | 'non-strict' | 'fail' | 'inconclusive' | 'skipped' | 'error';

export interface Options {
  /** The command that starts the server; it is waited for, and stopped at the end. */
  exec?: string;
  /** Header fields in every request. A value may be `env:NAME`, so that it is in no argument list. */
  headers?: Record<string, string>;
  subprotocol?: string;
  origin?: string;
  /** Patterns over ids, such as `close/*`; all cases when there is none. */
  cases?: string[];
  /** The path of a file with the failures that are known. */
  baseline?: string;
  /** The least grave verdict that fails. */
  failOn?: 'never' | 'fail' | 'nonstrict' | 'inconclusive';
  /** More arguments of `wsspec run`. */
  args?: string[];
  /** Stops the run. */
  signal?: AbortSignal;
}

export interface Result {
  /** The id of the case, and how its octets travelled; also of standing rules and of what went wrong with the run. */
  name: string;
  /** What it means for a build: `other` is a failure that the baseline knows. */
  status: 'passed' | 'failed' | 'skipped' | 'pending' | 'other';
  /** Absent for what went wrong with the run as a whole. */
  verdict?: Verdict;
  message: string;
  /** For a failure: what was sent, what came back, what is allowed. */
  trace?: string;
  /** The ids of the requirements that it says something about. */
  requirements: string[];
  /** Milliseconds. */
  duration: number;
}

export interface Report {
  conformant: boolean;
  results: Result[];
  failures: Result[];
}

/** Plays the cases against a server. Rejects where there is no report: a wrong argument, a server that cannot be reached. */
export function conformance(url: string, options?: Options): Promise<Report>;

type Test = ((name: string, body: () => void) => unknown) & { skip: (name: string, body: () => void) => unknown };

/** Makes a test of each result; `test` is that of node:test, Jest or Vitest. */
export function testEachCase(test: Test, report: Report): void;
