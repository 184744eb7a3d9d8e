import type { RunTree } from '../model/block-tree.js';
import type { ManuscriptInline } from '../model/manuscript.js';

/** How running text is written. */
export interface InlineForm {
  /** In a cell a bar would part it. */
  readonly isCell?: boolean;
  /** Empty notes around what is emphasised, whose marks would run together with what stands beside them. */
  readonly isParted?: boolean;
  /** Notes are collected here; without it there may be none. */
  readonly notes?: NoteWriter;
}

/** Writes a footnote's text where footnotes stand, and gives its mark. */
export type NoteWriter = (paragraphs: readonly (readonly ManuscriptInline[])[]) => string;

const MARKS = { none: '', strong: '**', emphasis: '*' } as const;

/** Running text as Markdown, on one line but for hard breaks. */
export function writeInlines(content: readonly RunTree[], form: InlineForm = {}): string {
  const parts: string[] = [];
  let before: RunTree | undefined;
  for (const run of content) {
    const isMarked = [before, run].some((one) => one?.type === 'text' && one.emphasis !== 'none');
    const isRunningOn = before?.type === 'text' && run.type === 'text' && isMarked;
    if (form.isParted && isRunningOn) parts.push('<!-- -->');
    parts.push(writeRun(run, form, before === undefined || before.type === 'break'));
    before = run;
  }
  return parts.join('');
}

function writeRun(run: RunTree, form: InlineForm, startsLine: boolean): string {
  switch (run.type) {
    case 'break':
      return '\\\n';
    case 'note':
      return form.notes?.(run.paragraphs) ?? '';
    case 'text': {
      // Blanks at the ends of what is emphasised would unmake its marks.
      const [, head = '', middle = '', tail = ''] =
        /^([ \u3000\u00a0]*)(.*?)([ \u3000\u00a0]*)$/su.exec(run.text) ?? [];
      const text = escapeText(middle, form.isCell ?? false);
      const shown = run.link === undefined ? text : `[${text}](<${run.link.replace(/[<>]/g, encodeURIComponent)}>)`;
      const mark = middle === '' ? '' : MARKS[run.emphasis];
      const written = `${head}${mark}${shown}${mark}${tail}`;
      return startsLine && mark === '' && run.link === undefined ? escapeStart(written) : written;
    }
  }
}

/** An address that the reader of Markdown finds by itself, in which no mark has a meaning. */
const BARE_ADDRESS = /(?<![A-Za-z0-9])(?:https?:\/\/|www\.)[\x21-\x3b\x3d\x3f-\x5b\x5d-\x5f\x61-\x7e]+/g;

function escapeText(text: string, isCell: boolean): string {
  const parts: string[] = [];
  let done = 0;
  for (const { 0: address, index } of text.matchAll(BARE_ADDRESS)) {
    parts.push(escapeWords(text.slice(done, index), isCell), isCell ? address.replaceAll('|', '\\|') : address);
    done = index + address.length;
  }
  parts.push(escapeWords(text.slice(done), isCell));
  return parts.join('');
}

function escapeWords(text: string, isCell: boolean): string {
  const escaped = text
    .replace(/[\\`*_[\]<~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\{\{|｛｛/g, '\\$&')
    .replace(/\}\}/g, '\\}\\}')
    // Full-width braces have no escape of their own.
    .replace(/｝｝/g, '&#xff5d;&#xff5d;');
  return isCell ? escaped.replaceAll('|', '\\|') : escaped;
}

/** What begins a block at the start of a line. */
const escapeStart = (line: string): string =>
  line.replace(/^([#+\-=|>:])/, '\\$1').replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2');
