/**
 * Which files of the folder $BENCH_READS_OF this process has opened to read, and how many bytes of each it read. With `--require`
 * before a program it writes that, as JSON by path, to the file $BENCH_READS when the program ends.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { join, relative, resolve } = require('node:path');

const { BENCH_READS: target, BENCH_READS_OF: home } = process.env;
const { closeSync, openSync, readFileSync, readSync, writeFileSync } = fs;
const opened = new Map();
const read = {};

/** Its path in the folder; none of a file elsewhere. */
function pathIn(path) {
  const place = relative(home, resolve(String(path)));
  return place.startsWith('..') ? undefined : join(place);
}

function count(path, bytes) {
  read[path] = (read[path] ?? 0) + bytes;
}

if (target && home) {
  fs.openSync = (path, ...more) => {
    const descriptor = openSync(path, ...more);
    const place = pathIn(path);
    if (place === undefined) opened.delete(descriptor);
    else {
      opened.set(descriptor, place);
      count(place, 0);
    }
    return descriptor;
  };
  fs.readSync = (descriptor, ...more) => {
    const bytes = readSync(descriptor, ...more);
    const place = opened.get(descriptor);
    if (place !== undefined) count(place, bytes);
    return bytes;
  };
  fs.closeSync = (descriptor) => {
    opened.delete(descriptor);
    return closeSync(descriptor);
  };
  fs.readFileSync = (path, ...more) => {
    const content = readFileSync(path, ...more);
    const place = typeof path === 'number' ? opened.get(path) : pathIn(path);
    if (place !== undefined) count(place, content.length);
    return content;
  };
  syncBuiltinESMExports();
  process.on('exit', () => writeFileSync(target, JSON.stringify(read)));
}
