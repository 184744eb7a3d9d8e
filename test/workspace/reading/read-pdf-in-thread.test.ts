import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { readIncomingPdf } from '../../../src/intake/read-manuscript.js';
import { wordsOfBlock } from '../../../src/model/manuscript.js';
import { convertDocument } from '../../../src/workspace/convert-document.js';
import { readOldWordInThread } from '../../../src/workspace/reading/read-old-word-in-thread.js';
import { readPdfInThread } from '../../../src/workspace/reading/read-pdf-in-thread.js';
import { packageRoot, runBulletin, temporaryFolder } from '../../cli/run-bulletin.js';
import { read } from '../../intake/read-incoming.js';
import * as fc from '../../tools/fast-check.js';
import { isLong } from '../../tools/suite.js';
import { requireProgram, runOnPdf } from '../../tools/system-program.js';

/** An issue's PDF and its Word copy, as this program makes them. */
function built(number: string, workspace: string): { readonly pdf: Buffer; readonly docx: Buffer } {
  const folder = temporaryFolder();
  const typed = ['build', number, '-C', workspace, '--no-system-fonts', '--to', 'pdf,docx', '-o', folder, '--quiet'];
  expect(runBulletin(typed).status).toBe(0);
  return { pdf: readFileSync(join(folder, `${number}.pdf`)), docx: readFileSync(join(folder, `${number}.docx`)) };
}

async function wordsOfPdf(bytes: Uint8Array, { structured = true } = {}): Promise<readonly string[]> {
  const pdf = await readPdfInThread(bytes, packageRoot);
  if (typeof pdf === 'string') return [pdf];
  const pages = pdf.pages.map(({ structure, ...page }) => ({ ...page, ...(structured && structure && { structure }) }));
  const { value, findings } = readIncomingPdf('来稿.pdf', { pages, keepsBlanks: structured && pdf.keepsBlanks });
  return value ? value.blocks.map(wordsOfBlock) : findings.map(({ code }) => code);
}

function wordsOfCopy(bytes: Uint8Array): readonly string[] {
  const found = read(bytes);
  if (found.type !== 'manuscript') throw new Error(found.type);
  return found.manuscript.blocks.map(wordsOfBlock);
}

const fromHeading = (words: readonly string[]): readonly string[] =>
  words.slice(
    words.findIndex((text) => text.startsWith('一、')),
    words.findIndex((text) => text.startsWith('报：')),
  );

test('every paragraph of an issue comes back from its PDF, by the structure or by where its lines stand', async () => {
  const issue = built('519', packageRoot);
  const copy = fromHeading(wordsOfCopy(issue.docx));
  expect(copy.length).toBe(12);
  expect(fromHeading(await wordsOfPdf(issue.pdf))).toEqual(copy);
  expect(fromHeading(await wordsOfPdf(issue.pdf, { structured: false }))).toEqual(copy);
});

test('by its lines alone, what is not in doubt is a paragraph as it was', async () => {
  const { pdf, docx } = built('9', join(packageRoot, 'test/fixtures/specimen'));
  const read = await readPdfInThread(pdf, packageRoot);
  if (typeof read === 'string') throw new Error(read);
  const pages = read.pages.map(({ structure: _, ...page }) => page);
  const { value } = readIncomingPdf('来稿.pdf', { pages, keepsBlanks: false });
  const plain = (text: string): string => text.replace(/[\s\u3000①-③]/g, '');
  const sure = (value?.blocks ?? [])
    .filter((block) => block.type === 'paragraph' && !block.isDoubtful)
    .map(wordsOfBlock);
  expect(sure.length).toBeGreaterThan(30);
  const paragraphs = new Set(wordsOfCopy(docx).map(plain));
  expect(sure.filter((text) => !paragraphs.has(plain(text)))).toEqual([]);
});

test('notes, tables, lists and line breaks come back from a PDF that states them', async () => {
  const { pdf, docx } = built('9', join(packageRoot, 'test/fixtures/specimen'));
  // What the copy says otherwise: blanks that were typed and aren't printed, full-width blanks, captions of pictures.
  const plain = (words: readonly string[]): readonly string[] =>
    fromHeading(words)
      .filter((text) => !/^图/.test(text))
      .map((text) => text.replaceAll('\u3000', ' ').replace(/(?<=[a-z\d]) (?=\p{Script=Han})|(?<=网址) /gu, ''));
  expect(plain(await wordsOfPdf(pdf))).toEqual(plain(wordsOfCopy(docx)));
});

const pageOf = async (draw: (add: (text: string, x: number, y: number) => void) => void): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  draw((text, x, y) => page.drawText(text, { x, y, size: 16, font }));
  return document.save();
};

test('what stands in columns is no paragraph, and pages without text are a scan', async () => {
  const table = await pageOf((add) => {
    for (const [row, y] of [
      ['A', 700],
      ['B', 670],
    ] as const) {
      add(`${row}1`, 80, y);
      add(`${row}2`, 300, y);
    }
  });
  expect(await wordsOfPdf(table)).toEqual(['表格（A1 A2 ／ B1 B2）']);
  expect(await wordsOfPdf(await pageOf(() => undefined))).toEqual(['import-file/scan']);
});

test('a word that a line break parts from the next has a blank before it', async () => {
  const bytes = await pageOf((add) => {
    add('The first line reaches the edge here', 112, 700);
    add('and the second one reaches the edge', 80, 670);
  });
  expect((await wordsOfPdf(bytes)).join('|')).toContain('here and the second');
});

test('a stream that swells is refused before anything reads it, also where it is packed twice', async () => {
  const swollen = deflateSync(Buffer.alloc(80 * 1024 * 1024));
  const pdf = (stream: Uint8Array): Uint8Array =>
    Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj <<>> stream\n'), stream, Buffer.from('\nendstream endobj')]);
  expect(await readPdfInThread(pdf(swollen), packageRoot)).toBe('limits');
  expect(await readPdfInThread(pdf(deflateSync(swollen)), packageRoot)).toBe('limits');
});

test('an encrypted PDF is said to be that, and a damaged one too', async () => {
  const encrypted = Buffer.from(
    [
      '%PDF-1.7',
      '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
      '2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj',
      `3 0 obj <</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>> endobj`,
      `trailer <</Root 1 0 R/Encrypt 3 0 R/ID[<${'43'.repeat(16)}><${'43'.repeat(16)}>]>>`,
    ].join('\n'),
  );
  expect(await readPdfInThread(encrypted, packageRoot)).toBe('encrypted');
  expect(await readPdfInThread(Buffer.from('%PDF-1.7'), packageRoot)).toBe('damaged');
});

const someChanges = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
  }),
  { minLength: 1, maxLength: 60 },
);

function changed(original: Uint8Array, some: readonly { readonly at: number; readonly bytes: Uint8Array }[]): Buffer {
  const made = Buffer.from(original);
  for (const { at, bytes } of some) Buffer.from(bytes).copy(made, Math.floor(at * made.length));
  return made;
}

describe.runIf(isLong)('with any bytes changed or cut off', () => {
  const expectAnswer = async (bytes: Uint8Array): Promise<void> => {
    const { value, findings } = readIncomingPdf('来稿.pdf', await readPdfInThread(bytes, packageRoot));
    expect(value ?? findings.length).toBeTruthy();
  };

  test('a PDF is read, or refused with a word', async () => {
    const { pdf } = built('519', packageRoot);
    await fc.assert(
      fc.asyncProperty(someChanges, fc.double({ min: 0, max: 1, noNaN: true }), async (some, end) => {
        await expectAnswer(changed(pdf, some).subarray(0, Math.ceil(end * pdf.length)));
      }),
      { numRuns: 2 },
    );
  });

  test.skipIf(!requireProgram('qpdf'))('one whose streams are plain is, too', async () => {
    const { pdf } = built('519', packageRoot);
    const plain = ['--stream-data=uncompress', '--object-streams=disable', '{pdf}', '-'];
    const { output } = runOnPdf(pdf, 'qpdf', plain);
    expect(output.length).toBeGreaterThan(pdf.length);
    await fc.assert(
      fc.asyncProperty(someChanges, async (some) => expectAnswer(changed(output, some))),
      { numRuns: 2 },
    );
  });

  test.skipIf(!requireProgram('soffice'))('a .doc is read, or is not', async () => {
    const doc = await convertDocument('soffice', Buffer.from('\ufeff一、窗口\n本周正常。\n'), {
      from: 'txt',
      to: 'doc',
    });
    if (!doc) throw new Error('soffice made nothing');
    expect((await readOldWordInThread(doc, packageRoot))?.body).toContain('本周正常。');
    await fc.assert(
      fc.asyncProperty(someChanges, async (some) => {
        const text = await readOldWordInThread(changed(doc, some), packageRoot);
        expect(typeof (text?.body ?? '')).toBe('string');
      }),
      { numRuns: 5 },
    );
  });
});
