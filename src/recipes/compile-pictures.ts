import { mostPixels } from '../image/fit-within.js';
import { openImage } from '../image/open-image.js';
import type { Memo } from '../memo/memo.js';
import type { Attachments } from '../model/attachments.js';
import type { Picture, Pictures } from '../model/document.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { Image } from '../model/image.js';
import type { Figure, Issue } from '../model/issue.js';
import type { Ledger } from '../model/ledger.js';
import type { Page } from '../model/page.js';
import type { Located } from '../model/source.js';
import { findWrongSpan } from '../statistics/chart-caption.js';
import { chartTables } from '../statistics/chart-tables.js';
import { ledgerIssueOf } from '../statistics/resolve-figures.js';

/* The recipe of pictures: images are opened and guarded, charts drawn from the ledger. */

interface PicturesRequest {
  readonly issue: Issue;
  readonly ledger: Ledger;
  /** The files of the issue's folder. */
  readonly attachments: Attachments;
  readonly memo: Memo;
}

interface Found<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

/** What the figures of an issue show; one that can't be had is missing, and a finding says why. */
export async function compilePictures(request: PicturesRequest): Promise<Found<Pictures>> {
  const { issue } = request;
  const blocks = [...issue.preamble, ...issue.sections.flatMap((section) => section.blocks)];
  const pictures = new Map<Figure, Picture>();
  const findings: Finding[] = [];
  for (const figure of blocks) {
    if (figure.type !== 'figure') continue;
    const opened = await openPicture(figure, request);
    findings.push(...opened.findings);
    if (opened.value) pictures.set(figure, opened.value);
  }
  return { value: pictures, findings };
}

async function openPicture(figure: Figure, request: PicturesRequest): Promise<Outcome<Picture>> {
  const { picture } = figure;
  switch (picture.type) {
    case 'image': {
      const { value: image, findings } = await openAttached(picture.path, request);
      return { value: image && { type: 'image', image }, findings };
    }
    case 'chart': {
      const { issue, ledger } = request;
      const tables = chartTables(picture, ledger, ledgerIssueOf(issue.header, ledger));
      if (!tables.value) return { value: undefined, findings: tables.findings };
      // Few issues have a chart, and all start sooner without what draws them.
      const { drawChart } = await import('../chart/draw-chart.js');
      const chart = drawChart(tables.value, { titled: false });
      return {
        value: { type: 'chart', chart },
        findings: [...tables.findings, ...findWrongSpan(figure, tables.value)],
      };
    }
    case 'table-file':
      throw new Error('tables from files are put in their place when the text is parsed');
  }
}

/** The image in the place of a masthead's name; none where the masthead has none. */
export async function openMastheadImage(
  { masthead }: Issue,
  request: Pick<PicturesRequest, 'attachments' | 'memo'>,
): Promise<Outcome<Image>> {
  return masthead.type === 'image' ? openAttached(masthead.path, request) : { value: undefined, findings: [] };
}

/** What rendering these pages would find in their images, each of which is decoded for that and not kept. */
export async function provePictures(pages: readonly Page[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const item of pages.flatMap(({ items }) => items)) {
    if (item.type !== 'image') continue;
    // One after another: the samples of one can be many megabytes.
    findings.push(...(await item.image.prove(mostPixels(item))));
  }
  return findings;
}

async function openAttached(
  path: Located<string>,
  { attachments, memo }: Pick<PicturesRequest, 'attachments' | 'memo'>,
): Promise<Outcome<Image>> {
  const source = attachments.open(path);
  if (!source.value) return { value: undefined, findings: source.findings };
  return openImage(source.value, { id: imageIdOf(path), path }, memo);
}

/** What an image is called in a document: by the file that names it, and by its name there. */
export const imageIdOf = ({ value, range }: Located<string>): string => `${range.file.path} ${value}`;
