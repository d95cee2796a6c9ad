import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** glibc has a version; musl has none. */
function libc() {
  return process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime ? '-musl' : '';
}

/** The path of the program for this machine, which came as an optional dependency; WSSPEC_BINARY names another. */
export function binary() {
  if (process.env.WSSPEC_BINARY) return process.env.WSSPEC_BINARY;
  const system = { win32: 'win', darwin: 'osx' }[process.platform] ?? process.platform;
  const name = `@wsspec/${system}${libc()}-${process.arch}`;
  try {
    return require.resolve(`${name}/bin/wsspec${process.platform === 'win32' ? '.exe' : ''}`);
  } catch {
    throw new Error(`there is no ${name}: wsspec has no program for this machine, or optional dependencies were left out`);
  }
}
