import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../tools/build-docx.js';
import { openDocx } from '../tools/read-docx.js';
import { commitAll } from './archive-workspace.js';
import { putFile, runBulletin, workspaceWith } from './run-bulletin.js';

const SECTION = 'issues/2/01-试验.md';
const TEXT = '# 试验情况\n\n本周做了一次试验，受理{{试验.本周.受理}}件。  \n\n下周继续观察，请各处配合。\n';

/** A workspace with a copy of its issue 2 that was sent out, as a proof or not. */
function sentOut({ draft = false } = {}): string {
  const root = workspaceWith(1, 2);
  const settings = readFileSync(join(root, 'issues/bulletin.yaml'), 'utf8');
  const measures = 'statistics:\n  试验:\n    title: 试验窗口\n    measures: {受理: 件}\n';
  putFile(root, 'issues/bulletin.yaml', settings.replace(/\n*$/, `\n${measures}`));
  for (const number of [1, 2]) {
    const index = readFileSync(join(root, `issues/${number}/index.md`), 'utf8');
    putFile(
      root,
      `issues/${number}/index.md`,
      index.replace(/\n---\n/, `\nstatistics:\n  试验: {受理: ${number * 36}}\n---\n`),
    );
  }
  putFile(root, SECTION, TEXT);
  const built = runBulletin(['build', '2', '--to', 'docx', '--no-system-fonts', ...(draft ? ['--draft'] : [])], {
    cwd: root,
  });
  expect(built.status, built.stderr).toBe(0);
  return root;
}

interface Returned {
  /** What stands in the XML of its body, or of its properties, and what the reviewer made of it. */
  readonly changes: readonly (readonly [old: string, now: string])[];
  readonly name?: string;
  readonly draft?: boolean;
}

/** What a reviewer sends back, put into the workspace. */
function sendBack(root: string, { changes, name = '改稿.docx', draft = false }: Returned): string {
  const copy = openDocx(readFileSync(join(root, 'dist', draft ? '2-送审稿.docx' : '2.docx')));
  const files = [...copy].map(([part, content]) => {
    if (!/^(?:word\/document|docProps\/custom)\.xml$/.test(part)) return { name: part, content };
    const text = Buffer.from(content).toString('utf8');
    return { name: part, content: changes.reduce((xml, [old, now]) => xml.replace(old, () => now), text) };
  });
  writeFileSync(join(root, name), zipOf(files));
  return name;
}

const textOf = (root: string): string => readFileSync(join(root, SECTION), 'utf8');
const review = (root: string, ...typed: readonly string[]) => runBulletin(['review', '2', ...typed], { cwd: root });

const tracked = (author: string, removed: string, added: string): string =>
  `</w:t></w:r><w:del w:id="90" w:author="${author}"><w:r><w:delText>${removed}</w:delText></w:r></w:del>` +
  `<w:ins w:id="91" w:author="${author}"><w:r><w:t>${added}</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">`;

describe('a copy that came back', () => {
  test('without a change has nothing to list', () => {
    const root = sentOut();
    const { status, stdout, stderr } = review(root, sendBack(root, { changes: [] }));
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('没有改动，也没有批注');
  });

  test('is listed by place, with who and what, in the formats of check', () => {
    const root = sentOut();
    const name = sendBack(root, {
      changes: [
        ['继续', tracked('审核甲', '继续', '接着')],
        ['配合', '支持'],
      ],
    });
    const { status, stdout } = review(root, name, '--format', 'short');
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      `${SECTION}:5:3: hint: 第1处，审核甲：“继续”改为“接着” [review-edit]`,
      `${SECTION}:5:11: hint: 第2处，改稿.docx：“配合”改为“支持” [review-edit]`,
      '',
    ]);
    const json = JSON.parse(review(root, name, '--format', 'json').stdout);
    expect(json).toMatchObject({
      version: 1,
      hints: 2,
      findings: [{ file: SECTION, line: 5, rule: 'review-edit' }, {}],
    });
    expect(textOf(root)).toBe(TEXT);
  });

  test('is applied by numbers and by reviewer, every other byte as it was, and taken back', () => {
    const root = sentOut();
    commitAll(root);
    const name = sendBack(root, {
      changes: [
        ['继续', tracked('审核甲', '继续', '接着')],
        ['配合', '支*持'],
      ],
    });
    expect(review(root, name, '--apply', '2').status).toBe(0);
    expect(textOf(root)).toBe(TEXT.replace('配合', '支*持'));
    // The others keep their numbers.
    const { stdout } = review(root, name, '--format', 'short');
    expect(stdout).toMatch(/^issues\S+ hint: 第1处，审核甲：.*\n$/);
    expect(review(root, '--apply', name, '--by', '审核甲').status).toBe(0);
    expect(textOf(root)).toBe(TEXT.replace('配合', '支*持').replace('继续', '接着'));
    for (const _ of [1, 2]) expect(runBulletin(['undo'], { cwd: root }).status).toBe(0);
    expect(textOf(root)).toBe(TEXT);
  });

  test('writes nothing in a dry run', () => {
    const root = sentOut();
    const { status, stderr } = review(root, sendBack(root, { changes: [['继续', '接着']] }), '--apply', '--dry-run');
    expect(status).toBe(0);
    expect(stderr).toContain('+下周接着观察，请各处配合。');
    expect(textOf(root)).toBe(TEXT);
  });

  test('with another figure never has it written, and is told the line of the header', () => {
    const root = sentOut();
    const figure = /受理(\d+)件/.exec(
      Buffer.from(openDocx(readFileSync(join(root, 'dist/2.docx'))).get('word/document.xml') ?? []).toString(),
    );
    const name = sendBack(root, { changes: [[`受理${figure?.[1]}件`, '受理987件']] });
    const line =
      readFileSync(join(root, 'issues/2/index.md'), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('受理')) + 1;
    const { status, stdout } = review(root, name, '--apply', '--format', 'short');
    expect(status).toBe(1);
    expect(stdout).toContain(`issues/2/index.md:${line}`);
    expect(stdout).toContain('[review-figure]');
    expect(textOf(root)).toBe(TEXT);
  });

  test('with another print run names the line that states it', () => {
    const root = sentOut();
    const copies = /（共印\d+份）/;
    const xml = Buffer.from(
      openDocx(readFileSync(join(root, 'dist/2.docx'))).get('word/document.xml') ?? [],
    ).toString();
    const { status, stdout } = review(
      root,
      sendBack(root, { changes: [[copies.exec(xml)?.[0] ?? '', '（共印999份）']] }),
      '--format',
      'short',
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/^issues\/bulletin\.yaml:\d+:\d+: warning: .*999份.*\[review-fact\]\n$/);
  });
});

describe('several copies', () => {
  test('that want the same are one edit, and those that meet are shown with both texts', () => {
    const root = sentOut();
    const one = sendBack(root, {
      name: '甲.docx',
      changes: [
        ['继续', '接着'],
        ['配合', '支持'],
      ],
    });
    const two = sendBack(root, {
      name: '乙.docx',
      changes: [
        ['继续', '接着'],
        ['配合', '协助'],
      ],
    });
    const listed = review(root, one, two, '--format', 'short');
    expect(listed.status).toBe(1);
    expect(listed.stdout).toContain('第1处，甲.docx、乙.docx：“继续”改为“接着”');
    expect(listed.stdout).toMatch(/第2处，甲\.docx：“配合”改为“支持”；乙\.docx在第3处改为“协助” \[review-conflict\]/);
    expect(review(root, one, two, '--apply').status).toBe(1);
    expect(textOf(root)).toBe(TEXT.replace('继续', '接着'));
    expect(review(root, one, two, '--apply', '3').status).toBe(1);
    expect(textOf(root)).toBe(TEXT.replace('继续', '接着').replace('配合', '协助'));
  });
});

describe('sources that went on', () => {
  test('have each change at its new place, and one whose text is another is told', () => {
    const root = sentOut({ draft: true });
    putFile(
      root,
      SECTION,
      TEXT.replace('# 试验情况\n', '# 试验情况\n\n新加的一段。\n').replace('请各处配合', '请各处室配合好'),
    );
    const name = sendBack(root, {
      draft: true,
      changes: [
        ['继续', '接着'],
        ['各处配合', '各处支持'],
      ],
    });
    const { status, stdout } = review(root, name, '--format', 'short', '--apply');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^issues\S+:7:\d+: warning: .*\[review-manual\]\n$/);
    expect(textOf(root)).toContain('下周接着观察，请各处室配合好。');
  });

  test('are found among proofs, and in commits', () => {
    const root = sentOut();
    commitAll(root);
    putFile(root, SECTION, TEXT.replace('一次', '两次'));
    const { status, stdout } = review(root, sendBack(root, { changes: [['继续', '接着']] }), '--format', 'short');
    expect(status).toBe(0);
    expect(stdout).toContain('“继续”改为“接着”');
  });

  test('are found by what a copy says that lost its mark, so that no later edit is taken back', () => {
    const root = sentOut({ draft: true });
    const edited = TEXT.replace('一次', '两次');
    putFile(root, SECTION, edited);
    const changes = [
      ['name="bulletin"', 'name="other"'],
      ['继续', '接着'],
    ] as const;
    const { status, stderr } = review(root, sendBack(root, { draft: true, changes }), '--apply');
    expect({ status, said: stderr.includes('按内容对上了') }).toEqual({ status: 0, said: true });
    expect(textOf(root)).toBe(edited.replace('继续', '接着'));
  });

  test('say at the second look that all is taken, and stay as they are', () => {
    const root = sentOut({ draft: true });
    const changes = [
      ['下周', '（一）进一步'],
      ['观察，', '观察，</w:t></w:r></w:p><w:p><w:r><w:t>'],
      ['配合。', '配合。</w:t></w:r></w:p><w:p><w:r><w:t>另起的一段话。'],
    ] as const;
    const name = sendBack(root, { draft: true, changes });
    const before = textOf(root);
    expect(review(root, name, '--apply').status).toBe(0);
    const applied = textOf(root);
    expect(applied).not.toBe(before);
    const again = review(root, name, '--apply', '--format', 'short');
    expect({ status: again.status, stdout: again.stdout }).toEqual({ status: 0, stdout: '' });
    expect(textOf(root)).toBe(applied);
  });

  test('that nobody kept are refused with the digest', () => {
    const root = sentOut();
    putFile(root, SECTION, TEXT.replace('一次', '两次'));
    const name = sendBack(root, { changes: [['继续', '接着']] });
    const { status, stdout, stderr } = review(root, name);
    const digest = /<vt:lpwstr>2 ([\da-f]{32})/.exec(
      Buffer.from(openDocx(readFileSync(join(root, 'dist/2.docx'))).get('docProps/custom.xml') ?? []).toString(),
    )?.[1];
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(digest);
    expect(textOf(root)).toContain('两次');
  });
});

describe('a PDF with notes', () => {
  /** A note at every height of the first page, and one where there is no text. */
  async function annotate(root: string): Promise<string> {
    const pdf = await PDFDocument.load(readFileSync(join(root, 'dist/2.pdf')), { updateMetadata: false });
    const [page] = pdf.getPages();
    if (!page) throw new Error('there is no page');
    const { width, height } = page.getSize();
    const notes = Array.from({ length: Math.floor(height / 8) }, (_, at) =>
      pdf.context.register(
        pdf.context.obj({
          Type: 'Annot',
          Subtype: 'Highlight',
          Rect: [0, at * 8, width, at * 8 + 8],
          QuadPoints: [0, at * 8 + 8, width, at * 8 + 8, 0, at * 8, width, at * 8],
          T: PDFHexString.fromText('审核乙'),
          Contents: PDFHexString.fromText('请核'),
        }),
      ),
    );
    page.node.set(PDFName.of('Annots'), pdf.context.obj(notes));
    writeFileSync(join(root, '批注.pdf'), await pdf.save());
    return '批注.pdf';
  }

  test('has each listed at the text that it is about, and those about nothing told', async () => {
    const root = sentOut();
    expect(runBulletin(['build', '2', '--no-system-fonts'], { cwd: root }).status).toBe(0);
    const { status, stdout } = review(root, await annotate(root), '--format', 'short');
    expect(status).toBe(1);
    expect(stdout).toContain(`${SECTION}:5:1: warning: 第`);
    expect(stdout).toMatch(/审核乙批注“下周继续观察，请各处配合。”：请核 \[review-comment\]/);
    expect(stdout).toMatch(/找不到它说的是哪一句 \[review-manual\]/);
  });

  test('that is no PDF, or of another issue, is refused', async () => {
    const root = sentOut();
    writeFileSync(join(root, '坏.pdf'), '%PDF-1.7\nnothing\n');
    expect(review(root, '坏.pdf')).toMatchObject({ status: 2, stdout: '' });
    expect(runBulletin(['build', '1', '2', '--no-system-fonts'], { cwd: root }).status).toBe(0);
    writeFileSync(join(root, 'dist/2.pdf'), readFileSync(join(root, 'dist/1.pdf')));
    expect(review(root, await annotate(root))).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('what is refused', () => {
  test('is a copy of another issue, or one that says nothing of what it was and is unlike it', () => {
    const root = sentOut();
    const other = review(root, sendBack(root, { changes: [['<vt:lpwstr>2 ', '<vt:lpwstr>1 ']] }));
    expect(other).toMatchObject({ status: 2, stdout: '' });
    const unlike = sendBack(root, {
      changes: [
        ['name="bulletin"', 'name="other"'],
        [/<w:body>/.source, '<w:body><w:p><w:r><w:t>另一份文件。</w:t></w:r></w:p>'],
      ],
    });
    // A copy that only lost its mark is known by what it says.
    expect(review(root, unlike).stderr).toContain('按内容对上了');
    putFile(
      root,
      SECTION,
      '# 另一件事\n\n这里写的完全是另外一回事，和送审的那份没有一句相同的话，谁看了都知道不是。\n',
    );
    expect(review(root, unlike).status).toBe(2);
  });

  test('is a released issue', () => {
    const root = sentOut();
    const name = sendBack(root, { changes: [['继续', '接着']] });
    const released = runBulletin(['release', '2', '--no-system-fonts'], { cwd: root });
    expect(released.status, released.stderr).toBe(0);
    expect(review(root, name)).toMatchObject({ status: 2, stdout: '' });
  });

  test.each([
    ['numbers that there are not', ['改稿.docx', '--apply', '7']],
    ['numbers that are none', ['改稿.docx', '--apply', '3-1']],
    ['a reviewer that there is not', ['改稿.docx', '--by', '无名']],
    ['a list of no known kind', ['改稿.docx', '--list', '表.doc']],
    ['a file that there is not', ['没有.docx']],
    ['no file', ['--apply']],
    ['what is no document', ['文.txt']],
    ['what only looks like one', ['假.docx']],
  ])('is %s', (_, typed) => {
    const root = sentOut();
    sendBack(root, { changes: [['继续', '接着']] });
    writeFileSync(join(root, '文.txt'), '文字');
    writeFileSync(join(root, '假.docx'), 'PK\x03\x04 not a zip');
    expect(review(root, ...typed)).toMatchObject({ status: 2, stdout: '' });
    expect(textOf(root)).toBe(TEXT);
  });
});

describe('修改采纳表', () => {
  test.each(['md', 'csv', 'xlsx'])('as .%s says what was taken, and why not', (ending) => {
    const root = sentOut();
    const name = sendBack(root, {
      changes: [
        ['继续', '接着'],
        ['（共印', '（只印'],
      ],
    });
    const { status, stdout } = review(root, name, '--apply', '--format', 'json', '--list', `表.${ending}`);
    expect(status).toBe(1);
    expect(stdout).toContain(`表.${ending}`);
    const written = readFileSync(join(root, `表.${ending}`));
    const parts = ending === 'xlsx' ? openDocx(written).get('xl/worksheets/sheet1.xml') : written;
    const text = Buffer.from(parts ?? []).toString('utf8');
    for (const words of ['审改人', '采纳', '未采纳', '继续', '接着', '要改就改 issues/bulletin.yaml'])
      expect(text).toContain(words);
  });
});
