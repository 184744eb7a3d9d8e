import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as fc from '../tools/fast-check.js';
import { countedWorkspace, putIssue } from './archive-workspace.js';
import { commit, git, otherVersion, repositoryWithRunner, runCi } from './ci-runner.js';
import { putFile, temporaryFolder, workspaceWith } from './run-bulletin.js';

const BROKEN = 'issues/2/01-试验.md: no-title';

/** Takes the title of a section away. */
const breakIssue = (root: string, number: number): void =>
  putFile(root, `issues/${number}/01-试验.md`, '没有标题的一段。\n');

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const filled = (count: number, status: string) =>
  Object.fromEntries(numbers(count).map((number) => [String(number), status]));

describe('pushes one after the other', () => {
  test('stay red until what broke is mended, whatever else they touch', () => {
    const { root, push } = repositoryWithRunner(3);
    expect(push()).toMatchObject({ status: 0, errors: [], issues: filled(3, 'built') });

    breakIssue(root, 2);
    commit(root);
    expect(push()).toMatchObject({ status: 1, errors: [BROKEN], issues: { 1: 'reused', 2: 'failed', 3: 'reused' } });

    putFile(root, 'README.md', '只改了说明。\n');
    commit(root);
    expect(push()).toMatchObject({ status: 1, errors: [BROKEN], issues: { 1: 'reused', 2: 'failed', 3: 'reused' } });

    putFile(root, 'issues/3/02-另一项.md', '# 另一项\n\n本周又做了一次试验。\n');
    commit(root);
    expect(push()).toMatchObject({ status: 1, errors: [BROKEN], issues: { 1: 'reused', 2: 'failed', 3: 'built' } });

    putIssue(root, 2);
    commit(root);
    expect(push()).toMatchObject({
      status: 0,
      errors: [],
      issues: filled(3, 'reused'),
      pdfs: ['1.pdf', '2.pdf', '3.pdf'],
    });
  });

  test('are red from the first one on, also where nobody saw it: the run before it was cancelled', () => {
    const { root, push } = repositoryWithRunner(2);
    breakIssue(root, 2);
    commit(root);
    putFile(root, 'README.md', '只改了说明。\n');
    commit(root);
    expect(push()).toMatchObject({ status: 1, errors: [BROKEN] });
  });

  test('are as red after a force push to a broken commit, and green after one to a sound one', () => {
    const { root, push } = repositoryWithRunner(2);
    breakIssue(root, 2);
    commit(root);
    putIssue(root, 2);
    commit(root);
    expect(push()).toMatchObject({ status: 0 });
    git(root, 'reset', '--quiet', '--hard', 'HEAD~1');
    expect(push()).toMatchObject({ status: 1, errors: [BROKEN] });
    git(root, 'reset', '--quiet', '--hard', 'HEAD~1');
    expect(push()).toMatchObject({ status: 0, errors: [] });
  });
});

describe('merges', () => {
  test('bring in what a branch broke', () => {
    const { root, push } = repositoryWithRunner(3);
    git(root, 'switch', '--quiet', '--create', 'side');
    breakIssue(root, 2);
    commit(root);
    git(root, 'switch', '--quiet', 'trunk');
    putIssue(root, 3, 9);
    commit(root);
    expect(push()).toMatchObject({ status: 0 });
    git(root, 'merge', '--quiet', '--no-edit', 'side');
    expect(push()).toMatchObject({ status: 1, errors: [BROKEN] });
  });

  test('are red where two branches are right by themselves and wrong together', () => {
    const { root, push } = repositoryWithRunner(1);
    git(root, 'switch', '--quiet', '--create', 'side');
    putFile(root, 'issues/1/02-甲.md', '# 甲项试验\n\n本周做了甲项试验。\n');
    commit(root);
    expect(push()).toMatchObject({ status: 0 });
    git(root, 'switch', '--quiet', 'trunk');
    putFile(root, 'issues/1/02-乙.md', '# 乙项试验\n\n本周做了乙项试验。\n');
    commit(root);
    expect(push()).toMatchObject({ status: 0 });
    git(root, 'merge', '--quiet', '--no-edit', 'side');
    const { status, errors } = push();
    expect(status).toBe(1);
    expect(errors).toEqual([expect.stringContaining(': section-number')]);
  });
});

describe('renames and deletions', () => {
  test('of a broken section leave it broken, under its new name', () => {
    const { root, push } = repositoryWithRunner(2);
    breakIssue(root, 2);
    renameSync(join(root, 'issues/2/01-试验.md'), join(root, 'issues/2/03-试验.md'));
    commit(root);
    expect(push()).toMatchObject({ status: 1, errors: ['issues/2/03-试验.md: no-title'] });
  });

  test('of an issue concern those after it', () => {
    const { root, push } = repositoryWithRunner(4);
    expect(push()).toMatchObject({ status: 0 });
    rmSync(join(root, 'issues/2'), { recursive: true });
    commit(root);
    const { status, errors, issues } = push();
    expect(status).toBe(1);
    expect(errors).toContainEqual(expect.stringMatching(/^issues\/3\/index.md: issue-gap$/));
    // The fourth shows the year's total.
    expect(issues).toMatchObject({ 1: 'reused', 4: 'failed' });
    expect(Object.keys(issues)).toEqual(['1', '3', '4']);
  });

  test('of the whole text of the newest issue are seen, as nothing is counted on from it', () => {
    const { root, push } = repositoryWithRunner(3);
    rmSync(join(root, 'issues/3/01-试验.md'));
    commit(root);
    expect(push()).toMatchObject({ status: 1, errors: ['issues/3/index.md: no-sections'] });
    // The one before is what is kept of an issue for the totals of later ones.
    rmSync(join(root, 'issues/3'), { recursive: true });
    putIssue(root, 3);
    rmSync(join(root, 'issues/2/01-试验.md'));
    commit(root);
    expect(push()).toMatchObject({ status: 0, errors: [], pdfs: ['1.pdf', '3.pdf'] });
  });

  test('of the broken issue make it green, and leave no PDF of it', () => {
    const { root, push } = repositoryWithRunner(3);
    breakIssue(root, 3);
    commit(root);
    expect(push()).toMatchObject({ status: 1 });
    rmSync(join(root, 'issues/3'), { recursive: true });
    commit(root);
    expect(push()).toMatchObject({ status: 0, errors: [], pdfs: ['1.pdf', '2.pdf'] });
  });
});

test('an upgrade of the program takes nothing that another version made, and forgets nothing that is red', () => {
  const { root, push } = repositoryWithRunner(3);
  breakIssue(root, 2);
  commit(root);
  expect(push()).toMatchObject({ status: 1, issues: { 1: 'built', 2: 'failed', 3: 'built' } });
  expect(push()).toMatchObject({ status: 1, issues: { 1: 'reused', 2: 'failed', 3: 'reused' } });
  const upgraded = push(otherVersion('99.0.0'));
  expect(upgraded).toMatchObject({ status: 1, errors: [BROKEN], issues: { 1: 'built', 2: 'failed', 3: 'built' } });
  expect(upgraded.why).toContain('program');
});

describe('the surroundings', () => {
  const inFolder = (service: Readonly<Record<string, string>>) => {
    const top = temporaryFolder();
    const root = join(top, '单位/公报');
    mkdirSync(join(top, '单位'));
    renameSync(countedWorkspace(2), root);
    breakIssue(root, 2);
    return { top, root, run: () => runCi(root, service) };
  };
  const place = '单位/公报/issues/2/01-试验.md';

  test('of GitHub: annotations name files from the top of the repository, and the summary goes where it is shown', () => {
    const summary = join(temporaryFolder(), 'summary');
    writeFileSync(summary, '别的步骤写的。\n');
    const { top, run } = inFolder({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary });
    git(top, 'init', '--quiet');
    expect(run()).toMatchObject({ status: 1, stdout: expect.stringContaining(`::error file=${place},line=1`) });
    const shown = readFileSync(summary, 'utf8');
    expect(shown).toMatch(/^别的步骤写的。\n# /);
    expect(shown).toContain(`${place}:1:1`);
  });

  test.each([
    ['GITHUB_ACTIONS', 'GITHUB_WORKSPACE'],
    ['GITLAB_CI', 'CI_PROJECT_DIR'],
    ['JENKINS_URL', 'WORKSPACE'],
  ])('of %s say where the repository is when it has no .git', (mark, checkout) => {
    const { top, root, run } = inFolder({ [mark]: 'true' });
    expect(run().errors).toEqual(['issues/2/01-试验.md: no-title']);
    expect(runCi(root, { [mark]: 'true', [checkout]: top }).errors).toEqual([`${place}: no-title`]);
    // A path of the host means nothing in a container.
    expect(runCi(root, { [mark]: 'true', [checkout]: '/nowhere' }).errors).toEqual(['issues/2/01-试验.md: no-title']);
  });

  test.each([{ GITLAB_CI: 'true' }, { JENKINS_URL: 'http://localhost/' }, { GITEE_PIPELINE_NAME: 'bulletin' }, {}])(
    'of %o: a line for each finding, and every report names files from the top of the repository',
    (service) => {
      const { top, root, run } = inFolder(service);
      git(top, 'init', '--quiet');
      const { status, stdout } = run();
      expect(status).toBe(1);
      expect(stdout).toContain(`${place}:1:1: error: `);
      expect(stdout).not.toContain('::error');
      const left = (name: string): string => readFileSync(join(root, 'dist/ci', name), 'utf8');
      expect(readdirSync(join(root, 'dist/ci')).sort()).toEqual([
        'codequality.json',
        'findings.json',
        'junit.xml',
        'report.json',
        'summary.md',
      ]);
      expect(JSON.parse(left('codequality.json'))[0].location.path).toBe(place);
      expect(left('junit.xml')).toContain(`file="${place}"`);
      expect(left('junit.xml')).toContain('classname="单位/公报/issues/1" name="check"');
      expect(JSON.parse(left('report.json')).issues[0].pdf).toBe('单位/公报/dist/1.pdf');
      expect(left('summary.md')).toContain(`${place}:1:1`);
    },
  );

  test('may be named from anywhere: results stand in the workspace', () => {
    const root = workspaceWith(1);
    const away = temporaryFolder();
    expect(runCi(root).status).toBe(0);
    rmSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(away, 'note'), '');
    const { status } = runCi(join(root, 'issues'));
    expect(status).toBe(0);
    expect(readdirSync(join(root, 'dist/ci'))).toContain('summary.md');
  });
});

describe('the exit status', () => {
  test('is the worse of checking and building: what can’t be written is worse than an error', () => {
    const root = workspaceWith(1, 2, 3);
    breakIssue(root, 1);
    // A folder with something in it can't be replaced by a file.
    putFile(root, 'dist/2.pdf/kept', '');
    const { status, errors, issues } = runCi(root);
    expect(status).toBe(2);
    expect(errors).toEqual(['issues/1/01-试验.md: no-title']);
    expect(issues).toEqual({ 1: 'failed', 2: 'failed', 3: 'built' });
  });

  test('is 1 where nothing can be built because of what all issues share', () => {
    const root = workspaceWith(1);
    writeFileSync(join(root, 'issues/bulletin.yaml'), 'name: [\n');
    const { status, errors } = runCi(root);
    expect(status).toBe(1);
    expect(errors[0]).toMatch(/^issues\/bulletin\.yaml: /);
  });

  test('is 2 where there is no issue, and no result of an earlier run is left', () => {
    const root = workspaceWith(1);
    expect(runCi(root).status).toBe(0);
    appendFileSync(join(root, 'dist/ci/notes.txt'), 'of somebody else');
    rmSync(join(root, 'issues/1'), { recursive: true });
    expect(runCi(root).status).toBe(2);
    expect(readdirSync(join(root, 'dist/ci'))).toEqual(['notes.txt']);
  });
});

describe('what is told', () => {
  /** As many Han as a name may have, and one more. */
  const SENTENCE = 13;
  const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
  const words = fc.string({ unit: han, minLength: SENTENCE, maxLength: 40 });
  /** Sentences with what `check` finds: HTML, half-width marks, doubled words, braces, notes, marks that don't pair. */
  const faulty = fc
    .tuple(
      words,
      fc.constantFrom('<b title="@">@</b>', '@,@', '**@', '{{@}}', '“@', '[^@]', '![@](@.png)', '（@', '@...', '1.@'),
    )
    .map(([text, form]) => form.replaceAll('@', text));
  const sections = fc.array(fc.array(faulty, { minLength: 1, maxLength: 6 }), { minLength: 12, maxLength: 12 });

  test('has no sentence of a source: at most the word concerned', () => {
    const [texts = []] = fc.sample(sections, 1);
    const root = workspaceWith(1);
    for (const [index, paragraphs] of texts.entries()) {
      putFile(root, `issues/1/${index + 10}-试验.md`, `# 试验${index}\n\n${paragraphs.join('\n\n')}\n`);
    }
    putFile(
      root,
      'issues/2/index.md',
      `---\n${texts
        .flat()
        .map((text) => `${text}: ${text}`)
        .join('\n')}\n---\n`,
    );
    putFile(root, 'issues/2/01-试验.md', '# 试验情况\n\n本周做了一次试验。\n');
    for (const service of [{ GITHUB_ACTIONS: 'true' }, { GITLAB_CI: 'true' }]) {
      const { status, stdout, stderr, errors } = runCi(root, service);
      expect(status).toBe(1);
      expect(errors.length).toBeGreaterThan(20);
      const left = readdirSync(join(root, 'dist/ci')).map((name) => readFileSync(join(root, 'dist/ci', name), 'utf8'));
      const told = [stdout, stderr, ...left].join('\n');
      const quoted = texts.flat().filter((text) => {
        const run = /\p{Script=Han}{13,}/u.exec(text)?.[0] ?? '';
        return numbers(run.length - SENTENCE + 1).some((end) => told.includes(run.slice(end - 1, end - 1 + SENTENCE)));
      });
      expect(quoted).toEqual([]);
    }
  });

  test('on GitHub has no command that a source made up', () => {
    const root = workspaceWith(1);
    putFile(root, 'issues/1/01-试验.md', '# 试验情况\n\n<b x="%0A::error::假的">\n\n::error::假的,\n');
    const { stdout } = runCi(root, { GITHUB_ACTIONS: 'true' });
    const commands = stdout.split('\n').filter((line) => line.startsWith('::'));
    expect(commands.every((line) => / file=issues\/1\//.test(line))).toBe(true);
    expect(stdout.split('\n').filter((line) => line !== '')).toEqual(commands);
  });
});
