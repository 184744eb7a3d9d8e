/** With `--require` before a program: writes the modules that it loaded, `[{url, size}]`, to the file $BENCH_MODULES. */
const { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { register } = require('node:module');
const { fileURLToPath, pathToFileURL } = require('node:url');

const target = process.env.BENCH_MODULES;
const seen = `${target}.seen`;
// Modules are loaded in a thread of its own, which has no other way to tell.
const hook = `import { appendFileSync } from 'node:fs';
export function load(url, context, next) {
  appendFileSync(${JSON.stringify(seen)}, url + '\\n');
  return next(url, context);
}`;
appendFileSync(seen, '');
register(`data:text/javascript,${encodeURIComponent(hook)}`);

process.on('exit', () => {
  const modules = readFileSync(seen, 'utf8')
    .split('\n')
    .filter((url) => url.startsWith('file:'));
  const required = Object.keys(require.cache).filter((path) => path !== __filename && existsSync(path));
  const urls = [...new Set([...modules, ...required.map((path) => pathToFileURL(path).href)])];
  rmSync(seen);
  writeFileSync(target, JSON.stringify(urls.map((url) => ({ url, size: statSync(fileURLToPath(url)).size }))));
});
