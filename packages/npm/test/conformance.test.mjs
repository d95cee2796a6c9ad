import assert from 'node:assert/strict';
import test from 'node:test';
import { conformance, testEachCase } from 'wsspec';

const url = process.env.WSSPEC_TRY_URL;

testEachCase(test, await conformance(url, { cases: ['ping/*'] }));

test('a report has a result for each case, with its requirements', async () => {
  const report = await conformance(url, { cases: ['ping/pong-repeats-application-data/*'] });
  assert.equal(report.conformant, true);
  assert.ok(report.results.length > 0 && report.results.every(({ verdict, requirements }) => verdict === 'pass' && requirements.length > 0));
});

test('a failing case is a failing test with the octets as its message', async () => {
  const made = [];
  const collect = Object.assign((name, body) => made.push({ name, body }), { skip() {} });
  testEachCase(collect, { results: [{ name: 'a/b', status: 'failed', message: 'seen', trace: 'octets' }] });
  assert.throws(made[0].body, /octets/);
});

test('what comes to no report is an error with one line', async () => {
  await assert.rejects(conformance('ws://127.0.0.1:1/', { args: ['--wait', '0'] }), /wsspec: .*127\.0\.0\.1:1/);
  await assert.rejects(conformance(url, { cases: ['no/such-case'] }), /no case matches/);
});
