import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { putFile } from '../cli/run-bulletin.js';
import { few } from '../tools/suite.js';
import { buildHostile, type HostileBuild, putBytes, section } from './build-hostile.js';

/** Puts what `make` makes in the place of a file or a folder of the workspace. */
function replaced(path: string, make: (at: string) => void): HostileBuild {
  return buildHostile((root) => {
    const at = join(root, path);
    rmSync(at, { recursive: true, force: true });
    mkdirSync(dirname(at), { recursive: true });
    make(at);
  });
}

const makeFifo = (at: string): void => {
  spawnSync('mkfifo', [at]);
};
const linkTo =
  (target: string) =>
  (at: string): void =>
    symlinkSync(target, at);

/** Every file that a build reads as text, with the rule that says that it is not there; templates and fonts.yaml may lack. */
const files = [
  section,
  'issues/3/index.md',
  'issues/bulletin.yaml',
  'issues/people.yaml',
  'issues/holidays.yaml',
  'templates/bulletin/template.yaml',
  'fonts/fonts.yaml',
];

describe.each(few(files))('in the place of %s', (path) => {
  test.each([
    ['a FIFO', makeFifo, 'not-a-file'],
    ['a folder', (at: string) => mkdirSync(at), 'not-a-file'],
    ['a link out of the workspace', linkTo('/etc/hosts'), 'outside-workspace'],
    ['a link to a device', linkTo('/dev/zero'), 'outside-workspace'],
    ['a link to itself', (at: string) => symlinkSync(at, at), 'file-unreadable'],
  ])('%s', (_, make, rule) => {
    const { status, errors } = replaced(path, make);
    expect({ status, errors }).toEqual({ status: 1, errors: expect.arrayContaining([rule]) });
  });
});

describe('a link that leads nowhere', () => {
  test.each([section, 'issues/3/index.md', 'issues/bulletin.yaml', 'templates/bulletin/template.yaml'])(
    '%s',
    (path) => {
      expect(replaced(path, linkTo('nowhere'))).toMatchObject({ status: 1, errors: ['file-missing'] });
    },
  );
});

describe('a folder that is a link', () => {
  test.each([
    ['an issue, to outside the workspace', 'issues/4', '/etc', 'file-missing'],
    ['an issue, to nowhere', 'issues/4', 'nowhere', 'file-missing'],
    ['an issue, to itself', 'issues/4', '4', 'file-unreadable'],
    ['a template, to itself', 'templates/bulletin', 'bulletin', 'file-unreadable'],
    ['the fonts, to itself', 'fonts', 'fonts', 'file-unreadable'],
  ])('%s', (_, path, target, rule) => {
    const { status, errors } = replaced(path, linkTo(target));
    expect(status).toBe(1);
    expect(errors).toContain(rule);
  });
});

describe('a font that can’t be used is named, and the others are used', () => {
  test.each([
    ['a FIFO', makeFifo],
    ['a link out of the workspace', linkTo('/etc/hosts')],
    ['a link to nowhere', linkTo('nowhere')],
    ['a link to itself', linkTo('a.ttf')],
  ])('%s', (_, make) => {
    expect(replaced('fonts/a.ttf', make)).toMatchObject({ status: 0, rules: ['font-unusable'] });
  });

  test.each([
    ['no font', Buffer.alloc(5000, 'x')],
    ['an empty file', Buffer.alloc(0)],
    [
      'tables that lead out of the file',
      Buffer.concat([Buffer.from([0, 1, 0, 0, 0xff, 0xff]), Buffer.alloc(5000, 0xff)]),
    ],
    ['a collection of four thousand million fonts', Buffer.concat([Buffer.from('ttcf'), Buffer.alloc(200, 0xff)])],
    ['a WOFF that states four gigabytes', Buffer.concat([Buffer.from('wOFF'), Buffer.alloc(200, 0xff)])],
  ])('%s', (_, bytes) => {
    for (const name of few(['a.ttf', 'a.otf', 'a.ttc', 'a.woff'])) {
      expect(buildHostile((root) => putBytes(root, `fonts/${name}`, bytes))).toMatchObject({
        status: 0,
        rules: ['font-unusable'],
      });
    }
  });
});

describe.skipIf(process.getuid?.() === 0)('without permission to read', () => {
  test.each(files)('%s', (path) => {
    const build = buildHostile((root) => {
      if (!path.startsWith('issues/3') && path !== 'issues/bulletin.yaml') putFile(root, path, '');
      chmodSync(join(root, path), 0);
    });
    expect(build).toMatchObject({ status: 1, errors: ['file-unreadable'] });
  });
});

describe('a name can’t command the terminal', () => {
  test.each([
    ['an escape sequence', '\u001b[31m红\u0007'],
    ['a line end', '甲\n乙'],
    ['HTML', '"><script>alert(1)<'],
    ['a turned direction of writing', '\u202egnp'],
    ['a C1 control', '\u009b2J'],
  ])('%s', (_, name) => {
    const bad = buildHostile((root) => putFile(root, `issues/3/02-${name}.md`, '没有标题。\n'));
    expect(bad).toMatchObject({ status: 1, errors: ['no-title'] });
    const unnamed = buildHostile((root) => putFile(root, `issues/3/${name}.md`, ''));
    expect(unnamed).toMatchObject({ status: 0, rules: ['section-name'] });
    const folder = buildHostile((root) => putFile(root, `issues/${name}/index.md`, ''));
    expect(folder).toMatchObject({ status: 0, rules: ['folder-name'] });
    const font = buildHostile((root) => putFile(root, `fonts/${name}.ttf`, 'x'));
    expect(font).toMatchObject({ status: 0, rules: ['font-unusable'] });
  });

  test('a section numbered with two hundred digits is the last', () => {
    const build = buildHostile((root) => putFile(root, `issues/3/${'9'.repeat(200)}-甲.md`, '# 甲\n\n乙。\n'));
    expect(build.status).toBe(0);
  });
});
