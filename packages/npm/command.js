#!/usr/bin/env node
// The command wsspec: the program of this machine, with what it is given, what it says and how it ends.
import { spawn } from 'node:child_process';
import { binary } from './binary.js';

try {
  const program = spawn(binary(), process.argv.slice(2), { stdio: 'inherit' });
  // It writes what it has before it stops, so it is waited for.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal));
  program.on('error', complain);
  program.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
} catch (error) {
  complain(error);
}

function complain(error) {
  console.error(`wsspec: ${error.message}`);
  process.exitCode = 4;
}
