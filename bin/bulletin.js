#!/usr/bin/env node
/**
 * Starts the compiled program in build/. Does nothing else but say, in words, why it can't: it is the one file that an
 * unsuitable Node or a half-installed package still runs.
 */
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const UNUSABLE_ENVIRONMENT = 2;
const BUG = 70;

const packageRoot = join(__dirname, '..');
const program = join(packageRoot, 'build/bundle/launch.js');
const description = readDescription();

if (!description) {
  refuseUninstalled('的 package.json 读不懂');
} else if (isOlder(process.versions.node, description.needed)) {
  refuse([
    `错误：Node.js 的版本是 ${process.versions.node}，bulletin 要 ${description.needed} 或更新的版本。`,
    `  说明：从 https://nodejs.org 安装新的 Node.js 再试`,
    `  (Node.js ${process.versions.node} is too old: bulletin needs ${description.needed} or newer)`,
  ]);
} else if (!existsSync(program)) {
  refuseUninstalled('还没有编译');
} else {
  start().catch((error) => {
    if (!['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(error.code))
      return stop(String(error.stack).split('\n'), BUG);
    refuseUninstalled('缺少依赖的软件包');
  });
}

async function start() {
  const { launch } = require(program);
  await launch({ arguments: process.argv.slice(2), packageRoot, version: description.version });
}

/** The program's version and the Node.js it needs; none where the package's description is damaged or doesn't say. */
function readDescription() {
  try {
    const { version, engines } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
    return typeof version === 'string' ? { version, needed: engines.node.replace(/^\D+/, '') } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether version `a` comes before `b`, both as `major.minor.patch`. */
function isOlder(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10)));
  const differing = right.findIndex((part, index) => part !== left[index]);
  return differing >= 0 && left[differing] < right[differing];
}

function refuseUninstalled(reason) {
  const [place, ...inside] = packageRoot.split(/[\\/](?=node_modules[\\/])/);
  const isInstalled = inside.length > 0;
  refuse([
    `错误：bulletin ${reason}。`,
    `  说明：在 ${place} 里运行：${isInstalled ? 'npm install' : 'npm ci'}`,
    isInstalled
      ? `  (not installed completely: run “npm install” there)`
      : `  (not installed completely: run “npm ci” there, without --omit=dev)`,
  ]);
}

function refuse(lines) {
  stop(lines, UNUSABLE_ENVIRONMENT);
}

/** Says lines that hold names of folders: what can't be seen in them must not command a terminal. */
function stop(lines, status) {
  const unseen = /[^ -~\u00a0-\u00ac\u00ae-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ufefe\uff00-\uffff]/g;
  process.stderr.write(`${lines.map((line) => line.replace(unseen, '\ufffd')).join('\n')}\n`);
  process.exitCode = status;
}
