import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestObjects } from '../../src/outputs/pdf/digest-objects.js';
import { packageRoot, type Run, runBulletin, temporaryFolder } from '../cli/run-bulletin.js';

/*
 * All that the program finds in the workspaces of the tests and all that it makes of them, as one file a workspace: a change
 * of the program's structure leaves these files as they are. What is printed and written stands there as digests, PDFs by
 * their objects before compression; `npx --no vitest run --mode long test/golden -u` writes the files anew.
 */

const fixtures = join(packageRoot, 'test/fixtures');
const workspaces = ['first-stage/workspace', ...readdirSync(fixtures)].filter((name) =>
  existsSync(join(fixtures, name, 'issues/bulletin.yaml')),
);

/** Printed in these words: what they say of a program's version or of the machine is none of an output. */
const printed = [
  ['stats', ['table', 'csv', 'json', 'markdown']],
  ['list', ['table', 'csv', 'json']],
  ['check --all', ['pretty', 'short', 'github', 'sarif', 'junit', 'codequality']],
] as const;

const homes = [
  { name: 'repository', home: packageRoot },
  ...workspaces.map((name) => ({ name: name.replace('/', '-'), home: join(fixtures, name) })),
];

describe.each(homes)('the workspace of $name', ({ name, home }) => {
  test('is found and made of as its golden file says', async () => {
    const root = temporaryFolder();
    for (const part of ['issues', 'templates', 'fonts']) {
      if (existsSync(join(home, part))) cpSync(join(home, part), join(root, part), { recursive: true });
    }
    // Before anything is built: a PDF's own digest is another with each Node's zlib.
    const said = printed.flatMap(([command, formats]) => formats.map((format) => `${command} --format ${format}`));
    const golden = {
      check: findingsOf(run(root, 'check --all --format json')),
      printed: Object.fromEntries([...said, 'new --dry-run'].map((command) => [command, digestOf(run(root, command))])),
      build: await built(root, run(root, 'build --all --report report.json'), 'dist'),
      draft: await built(root, run(root, 'build --all --draft --report report.json -o drafts'), 'drafts'),
    };
    const file = join(import.meta.dirname, `${name}.json`);
    await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot(file);
  });
});

function run(root: string, command: string): Run {
  const fonts = /^(?:check|build)/.test(command) ? ['--no-system-fonts'] : [];
  return runBulletin([...command.split(' '), ...fonts], { cwd: root });
}

interface FoundFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: string;
  readonly rule: string;
}

function findingsOf({ status, stdout }: Run): { status: number | null; findings: readonly string[] } {
  const { findings }: { findings: readonly FoundFinding[] } = JSON.parse(stdout);
  return {
    status,
    findings: findings.map(
      ({ file, line, column, endLine, endColumn, severity, rule }) =>
        `${file}:${line}:${column}–${endLine}:${endColumn} ${severity} ${rule}`,
    ),
  };
}

/** What became of each issue, and the document of each file. */
async function built(root: string, { status }: Run, folder: string): Promise<unknown> {
  const { issues }: { issues: readonly { issue: string; status: string }[] } = JSON.parse(
    readFileSync(join(root, 'report.json'), 'utf8'),
  );
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];
  const documents = await Promise.all(
    names.map(async (name) => [name, await digestObjects(readFileSync(join(root, folder, name)))] as const),
  );
  return {
    status,
    issues: Object.fromEntries(issues.map(({ issue, status: became }) => [issue, became])),
    documents: Object.fromEntries(documents),
  };
}

const digestOf = ({ status, stdout }: Run): string =>
  `${status} ${createHash('sha256').update(stdout).digest('hex').slice(0, 16)}`;
