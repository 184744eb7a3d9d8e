import { readFileSync } from 'node:fs';
import type { IssueHeader } from '../../src/model/header.js';
import type {
  Block,
  Figure,
  FigureWidth,
  Heading,
  Inline,
  Issue,
  Level,
  Paragraph,
  Table,
  TableCell,
  TextRun,
} from '../../src/model/issue.js';
import { type Located, type SourceFile, wholeFile } from '../../src/model/source.js';
import type { Template } from '../../src/model/template.js';
import { parseTemplate } from '../../src/parse/yaml/parse-template.js';

const file: SourceFile = { path: 'issues/7/index.md', text: '' };
const range = wholeFile(file);

export const located = <T>(value: T): Located<T> => ({ value, range });

export function text(value: string, emphasis: TextRun['emphasis'] = 'none'): TextRun {
  const map = [{ type: 'copied', at: 0, length: value.length, sourceStart: 0, sourceEnd: value.length }] as const;
  return { type: 'text', text: value, file, map, emphasis };
}

export const heading = (level: Level, label: string, title: string): Heading => ({
  type: 'heading',
  level,
  label: { level, text: label, origin: 'counted', range },
  content: [text(title)],
  range,
});

export const paragraph = (content: string | readonly Inline[], more: Partial<Paragraph> = {}): Paragraph => ({
  type: 'paragraph',
  kind: 'plain',
  lead: [],
  content: typeof content === 'string' ? [text(content)] : content,
  range,
  ...more,
});

const header: IssueHeader = {
  file,
  folder: '7',
  identity: { type: 'regular', number: located(7), issue: located(3) },
  year: located(2030),
  period: located({ from: { year: 2030, month: 1, day: 14 }, to: { year: 2030, month: 1, day: 18 } }),
  date: located({ year: 2030, month: 1, day: 21 }),
  marking: [],
  staff: new Map(),
  statistics: new Map(),
  published: new Map(),
  corrections: [],
  range,
};

export interface IssueParts {
  readonly blocks?: readonly Block[];
  readonly preamble?: readonly Block[];
  readonly header?: Partial<IssueHeader>;
  readonly issue?: Partial<Issue>;
}

/** A plainly invented issue. */
export const buildIssue = ({ blocks = [], preamble = [], ...more }: IssueParts = {}): Issue => ({
  header: { ...header, ...more.header },
  name: located('样例通报'),
  masthead: { type: 'text' },
  publisher: located('某某中心'),
  distribution: { 报: located('甲单位、乙单位'), 发: located('各窗口') },
  copies: located(20),
  preamble,
  sections: [{ file, blocks }],
  ...more.issue,
});

/** A template of the package. */
export function shippedTemplate(name: string): Template {
  const path = `templates/${name}/template.yaml`;
  const source = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const { value } = parseTemplate(name, { path, text: source });
  if (!value) throw new Error(`${path} has findings`);
  return value;
}

const cell = (content: string | readonly Inline[]): TableCell => ({
  content: typeof content === 'string' ? [text(content)] : content,
  range,
});

/** A table of cells; the first row is its head. */
export const table = (
  [head = [], ...rows]: readonly (readonly (string | readonly Inline[])[])[],
  more: Partial<Table> = {},
): Table => ({
  type: 'table',
  head: head.map(cell),
  rows: rows.map((cells) => ({ cells: cells.map(cell), range })),
  alignments: head.map(() => undefined),
  notes: [],
  range,
  ...more,
});

/** A figure of an image. */
export const figure = (caption: string, width?: FigureWidth): Figure => ({
  type: 'figure',
  picture: { type: 'image', path: located('会场.png') },
  caption: caption === '' ? [] : [text(caption)],
  ...(width && { width: located(width) }),
  range,
});

/** The mark of a footnote with this text. */
export const noteMark = (number: number, content: string): Inline => ({
  type: 'note',
  note: { number, paragraphs: [[text(content)]], range },
  range,
});
