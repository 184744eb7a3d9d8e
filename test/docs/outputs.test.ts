import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { counted, countedWorkspace } from '../cli/archive-workspace.js';
import { packageRoot, putFile, runBulletin } from '../cli/run-bulletin.js';

const schemas = join(packageRoot, 'docs/schemas');
const outputs = readdirSync(schemas).filter((name) => name.endsWith('-output.schema.json'));
const page = readFileSync(join(packageRoot, 'docs/outputs.md'), 'utf8');

const validatorOf = (name: string): ValidateFunction =>
  new Ajv({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(join(schemas, `${name}-output.schema.json`), 'utf8')),
  );

/** Three issues: one released twice, one that corrects it, one with an error, a warning and without figures. */
function workspace(): string {
  const root = countedWorkspace(3);
  const run = (...typed: readonly string[]) => runBulletin([...typed, '--no-system-fonts'], { cwd: root });
  expect(run('release', '1').status).toBe(0);
  expect(run('release', '1', '--again', '--reason', '印错').status).toBe(0);
  const corrections = 'corrections: [{series: 窗口, number: 1, 咨询: -3, reason: 重复计数}]\n';
  putFile(root, 'issues/2/index.md', counted(2, 90, corrections));
  putFile(root, 'issues/3/index.md', counted(3, 0).replace('{咨询: 0}', '无'));
  // A character that no font has, and a file that is no font.
  putFile(root, 'issues/2/01-试验.md', '# 试验情况\n\n会议由甲某ᠠ主持。\n');
  putFile(root, 'fonts/坏.ttf', '不是字体');
  run('fonts', '--lock');
  putFile(root, 'issues/3/01-试验.md', '# 试验情况\n\n本周做了一次试验,结束了...\n\n<b>不行</b>\n');
  return root;
}

/** What each schema is for: the calls whose output has to satisfy it. */
const calls: Readonly<Record<string, readonly (readonly string[])[]>> = {
  check: [
    ['check', '--all', '--format', 'json'],
    ['check', '1', '--format', 'json', '--lang', 'en'],
  ],
  codequality: [['check', '--all', '--format', 'codequality']],
  stats: [
    ['stats', '--format', 'json'],
    ['stats', '--explain', '咨询', '--issue', '2', '--format', 'json'],
  ],
  list: [['list', '--format', 'json']],
  fonts: [
    ['fonts', '--format', 'json', '--no-system-fonts'],
    ['fonts', '--all', '--format', 'json'],
  ],
  doctor: [['doctor', '--format', 'json']],
  report: [
    ['build', '--all', '--report', 'report.json'],
    ['build', '--all', '--dry-run', '--report', 'report.json'],
  ],
};

/** So that the schema is held against every kind of entry. */
const lackingFonts = {
  lock: 'read',
  unused: [{ file: 'fonts/坏.ttf', defect: 'not-a-font' }],
  missing: [{ codePoint: 'U+1820', kind: 'missing' }],
  problems: expect.arrayContaining([expect.objectContaining({ kind: 'missing' })]),
};

test('every schema is linked, and is that of a call', () => {
  expect(outputs.map((name) => name.replace('-output.schema.json', '')).sort()).toEqual(Object.keys(calls).sort());
  for (const name of outputs) expect(page).toContain(`schemas/${name}`);
});

describe('what the program puts out', () => {
  test.each(Object.keys(calls))('satisfies the schema of %s', (name) => {
    const root = workspace();
    const validate = validatorOf(name);
    for (const typed of calls[name] ?? []) {
      const isReport = typed.includes('--report');
      const run = runBulletin(typed, { cwd: root });
      expect([0, 1], run.stderr).toContain(run.status);
      const output = JSON.parse(isReport ? readFileSync(join(root, 'report.json'), 'utf8') : run.stdout);
      validate(output);
      expect(validate.errors, typed.join(' ')).toBe(null);
      if (name === 'fonts' && typed.includes('--all')) expect(output).toMatchObject(lackingFonts);
      expectStrict(validate, output);
    }
  });
});

describe('what goes to others’ programs', () => {
  const asked = (format: string) => runBulletin(['check', '--all', '--format', format], { cwd: workspace() });

  test('is SARIF by its schema', () => {
    const schema = JSON.parse(readFileSync(join(packageRoot, 'test/report/sarif-schema.json'), 'utf8'));
    const validate = new Ajv().compile(schema);
    const log = JSON.parse(asked('sarif').stdout);
    validate(log);
    expect(validate.errors).toBe(null);
    expect(log.runs[0].results.length).toBeGreaterThan(1);
  });

  test('is a workflow command a line for GitHub, the worst first', () => {
    const lines = asked('github').stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    const command =
      /^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z-]+::\S/;
    const ranks = lines.map((line) => ['error', 'warning', 'notice'].indexOf(command.exec(line)?.[1] ?? ''));
    expect(ranks).toEqual([...ranks].sort());
    expect(ranks).not.toContain(-1);
  });

  test('is a line for each finding in short', () => {
    const { stdout } = asked('short');
    const { findings } = JSON.parse(asked('json').stdout);
    const lines = findings.map(
      (one: Record<string, unknown>) =>
        `${one.file}:${one.line}:${one.column}: ${one.severity}: ${one.message} [${one.rule}]\n`,
    );
    expect(stdout).toBe(lines.join(''));
  });
});

/** A schema that takes anything would hold nothing: no name may be missing, none be added. */
function expectStrict(validate: ValidateFunction, output: unknown): void {
  const [first] = Object.values(output as object).flatMap((value) => (Array.isArray(value) ? value : []));
  const record = Array.isArray(output) ? output[0] : first;
  if (record === undefined) return;
  const unknown = structuredClone(output) as object;
  const changed = Array.isArray(unknown) ? unknown[0] : Object.values(unknown).find(Array.isArray)?.[0];
  changed.other = 1;
  expect(validate(unknown)).toBe(false);
  delete changed.other;
  expect(validate(unknown)).toBe(true);
  const [name = ''] = Object.keys(changed);
  delete changed[name];
  expect(validate(unknown)).toBe(false);
}
