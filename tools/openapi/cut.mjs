// Cuts GitHub's OpenAPI description down to the calls that are listed, with every component they refer to:
//   node cut.mjs paths.txt OUTPUT.json SOURCE.json…
// A call is taken from the first source that describes it. Components of later sources get the source's name at their
// end, since the same name stands for different things there (Enterprise Cloud's repository has more fields).
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const [list, output, ...files] = process.argv.slice(2);
const sources = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));

const calls = readFileSync(list, 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(/\s+/));

const { openapi, info, servers } = sources[0];
const cut = { openapi, info, servers, paths: {}, components: {} };

const unknown = calls.filter(([method, path]) => {
  const index = sources.findIndex((source) => source.paths[path]?.[method.toLowerCase()]);
  if (index < 0) return true;
  const { [method.toLowerCase()]: operation, parameters } = sources[index].paths[path];
  cut.paths[path] ??= parameters ? { parameters: withComponents(parameters, index) } : {};
  cut.paths[path][method.toLowerCase()] = withComponents(operation, index);
  return false;
});
if (unknown.length) {
  console.error(`GitHub describes no such call: ${unknown.map((call) => call.join(' ')).join(', ')}`);
  process.exit(1);
}
writeFileSync(output, JSON.stringify(cut));

/** Copies a node and sees to it that what it refers to is in the output, too. */
function withComponents(node, index) {
  if (typeof node === 'string' && node.startsWith('#/components/')) return reference(node, index);
  if (Array.isArray(node)) return node.map((item) => withComponents(item, index));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withComponents(value, index)]));
}

function reference(pointer, index) {
  const [kind, name] = pointer.split('/').slice(2);
  const target = index === 0 ? name : `${name}-${basename(files[index], '.json')}`;
  const components = (cut.components[kind] ??= {});
  if (!(target in components)) {
    components[target] = null; // taken before it is filled: schemas refer to themselves
    components[target] = withComponents(sources[index].components[kind][name], index);
  }
  return `#/components/${kind}/${target}`;
}
