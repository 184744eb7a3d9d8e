import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Bilingual } from '../model/catalogue/entry.js';
import { type Finding, finding, type Outcome } from '../model/finding.js';
import type { Em, Pt } from '../model/length.js';
import type { Color } from '../model/page.js';
import { type SourceFile, type SourceRange, wholeFile } from '../model/source.js';
import type { Template } from '../model/template.js';
import {
  oneOf,
  readColor,
  readEm,
  readInteger,
  readLength,
  readShare,
  readText,
  type ValueReader,
} from './template-value.js';

/** Reads a template: every value that is missing, unknown or of the wrong kind is reported at its place. */
export function parseTemplate(name: string, file: SourceFile): Outcome<Template> {
  const findings: Finding[] = [];
  const document = parseDocument(file.text, { schema: 'failsafe', uniqueKeys: true });
  for (const error of document.errors) {
    const [start, end] = error.pos;
    findings.push(finding('template-syntax', { file, start, end }, { reason: error.code }));
  }
  const root = new Entries(document.contents, { file, findings, path: '', range: wholeFile(file) });
  const template = readTemplate(name, root);
  if (findings.length === 0) findings.push(...checkRoom(template, document, file));
  return { value: findings.length === 0 ? template : undefined, findings };
}

/** A grid needs two lines to have a pitch, and page 1 a line below its masthead. */
function checkRoom({ grid, masthead }: Template, document: Document, file: SourceFile): Finding[] {
  const used = Math.max(masthead.lines, masthead.number.line, masthead.period.line, masthead.imprint.line);
  if (grid.lines >= 2 && used < grid.lines) return [];
  const node = document.getIn(['grid', 'lines'], true);
  const [start, end] = isScalar(node) ? (node.range ?? [0, 0]) : [0, 0];
  return [finding('template-too-small', { file, start, end }, { lines: grid.lines, masthead: used })];
}

function readTemplate(name: string, root: Entries): Template {
  const folio = root.isText('folio', 'none') ? undefined : root.map('folio', readFolio);
  return root.finish({
    name,
    paper: root.map('paper', (paper) => ({ width: paper.length('width'), height: paper.length('height') })),
    typeArea: root.map('type-area', (area) => ({
      left: area.length('left'),
      top: area.length('top'),
      width: area.length('width'),
      height: area.length('height'),
    })),
    grid: root.map('grid', (grid) => ({
      columns: grid.integer('columns'),
      lines: grid.integer('lines'),
      baseline: grid.em('baseline'),
    })),
    composition: root.map('composition', readComposition),
    text: root.map('text', readTextStyles),
    masthead: root.map('masthead', readMasthead),
    colophon: root.map('colophon', readColophon),
    folio,
    draft: root.map('draft', readDraft),
    print: root.map('print', (print) => ({
      duplex: print.value('duplex', oneOf('simplex', 'long-edge', 'short-edge')),
    })),
  });
}

const readComposition = (map: Entries): Template['composition'] => ({
  autospace: map.em('autospace'),
  autospaceMax: map.em('autospace-max'),
  wordSpace: map.em('word-space'),
  wordSpaceMax: map.em('word-space-max'),
  lineEndMark: map.value('line-end-mark', oneOf('fit', 'half')),
  looseGap: map.em('loose-gap'),
  veryLooseGap: map.em('very-loose-gap'),
});

const readTextStyles = (map: Entries): Template['text'] => ({
  title: map.map('title', (title) => ({ font: title.text('font'), size: title.length('size') })),
  indent: map.em('indent'),
  headingKeep: map.integer('heading-keep'),
  body: map.text('body'),
  strong: map.text('strong'),
  emphasis: map.text('emphasis'),
  lead: map.text('lead'),
  quote: map.map('quote', (quote) => ({ font: quote.text('font'), indent: quote.em('indent') })),
  headings: map.fourTexts('headings'),
});

const readMasthead = (map: Entries): Template['masthead'] => ({
  lines: map.integer('lines'),
  name: map.map('name', (name) => ({
    font: name.text('font'),
    size: name.length('size'),
    color: name.color('color'),
    top: name.length('top'),
  })),
  marking: map.map('marking', (marking) => ({ font: marking.text('font'), line: marking.integer('line') })),
  number: map.map('number', (number) => ({ font: number.text('font'), line: number.integer('line') })),
  period: map.map('period', (period) => ({ font: period.text('font'), line: period.integer('line') })),
  imprint: map.map('imprint', (imprint) => ({
    font: imprint.text('font'),
    size: imprint.length('size'),
    line: imprint.integer('line'),
    inset: imprint.em('inset'),
  })),
  rule: map.map('rule', (rule) => ({
    below: rule.length('below'),
    thickness: rule.length('thickness'),
    color: rule.color('color'),
  })),
});

const readColophon = (map: Entries): Template['colophon'] => ({
  font: map.text('font'),
  size: map.length('size'),
  inset: map.em('inset'),
  leading: map.length('leading'),
  outerRule: map.length('outer-rule'),
  innerRule: map.length('inner-rule'),
  condenseTo: map.value('condense-to', readShare),
});

const readFolio = (map: Entries): NonNullable<Template['folio']> => ({
  font: map.text('font'),
  size: map.length('size'),
  below: map.length('below'),
  inset: map.em('inset'),
});

const readDraft = (map: Entries): Template['draft'] => ({
  font: map.text('font'),
  size: map.length('size'),
  top: map.length('top'),
  lineNumber: map.map('line-number', (number) => ({
    font: number.text('font'),
    size: number.length('size'),
    gap: number.length('gap'),
    color: number.color('color'),
  })),
});

interface EntriesContext {
  readonly file: SourceFile;
  readonly findings: Finding[];
  /** Keys from the root to this map, joined by dots. */
  readonly path: string;
  /** Where a missing key is reported. */
  readonly range: SourceRange;
}

/**
 * The entries of one map of a template, read by key. A value that is missing or wrong is reported and stood in for, so
 * that one reading finds all mistakes; the stand-ins never leave this file, because a template with findings is none.
 */
class Entries {
  private readonly values = new Map<string, { key: Node; value: Node | null }>();
  private readonly asked: string[] = [];
  private readonly context: EntriesContext;

  constructor(node: Node | null, context: EntriesContext) {
    this.context = context;
    if (!isMap(node)) {
      this.report(node, '', { text: String(node ?? ''), wanted: { zh: '一组“项: 值”', en: 'a map' } });
      return;
    }
    for (const { key, value } of node.items) {
      if (isScalar(key)) this.values.set(String(key.value), { key, value: value as Node | null });
    }
  }

  length = (key: string): Pt => this.value(key, readLength);
  em = (key: string): Em => this.value(key, readEm);
  integer = (key: string): number => this.value(key, readInteger);
  color = (key: string): Color => this.value(key, readColor);
  text = (key: string): string => this.value(key, readText);

  value<T>(key: string, reader: ValueReader<T>): T {
    return this.readScalar(this.ask(key), key, reader);
  }

  map<T>(key: string, read: (entries: Entries) => T): T {
    const entry = this.ask(key);
    const range = entry ? this.rangeOf(entry.key) : this.context.range;
    const entries = new Entries(entry?.value ?? null, { ...this.context, path: this.pathOf(key), range });
    return entries.finish(read(entries));
  }

  fourTexts(key: string): [string, string, string, string] {
    const node = this.ask(key)?.value ?? null;
    const items = isSeq(node) ? node.items.filter((item) => isScalar(item)) : [];
    if (items.length !== 4)
      this.report(node, key, { text: String(node ?? ''), wanted: { zh: '四个字体', en: 'four fonts' } });
    const [first, second, third, fourth] = items.map((item) => String(item.value));
    return [first ?? '', second ?? '', third ?? '', fourth ?? ''];
  }

  isText(key: string, text: string): boolean {
    const value = this.values.get(key)?.value;
    const matches = isScalar(value) && value.value === text;
    if (matches) this.asked.push(key);
    return matches;
  }

  /** Reports what nobody asked for. */
  finish<T>(result: T): T {
    for (const [key, { key: node }] of this.values) {
      if (this.asked.includes(key)) continue;
      const params = { key: this.pathOf(key), keys: this.asked };
      this.context.findings.push(finding('template-key-unknown', this.rangeOf(node), params));
    }
    return result;
  }

  private ask(key: string): { key: Node; value: Node | null } | undefined {
    this.asked.push(key);
    const entry = this.values.get(key);
    if (!entry && this.values.size > 0) {
      this.context.findings.push(finding('template-key-missing', this.context.range, { key: this.pathOf(key) }));
    }
    return entry;
  }

  private readScalar<T>(entry: { value: Node | null } | undefined, key: string, reader: ValueReader<T>): T {
    const node = entry?.value ?? null;
    const text = isScalar(node) ? String(node.value) : undefined;
    const value = text === undefined ? undefined : reader.read(text);
    if (value !== undefined) return value;
    if (entry) this.report(node, key, { text: text ?? String(node ?? ''), wanted: reader.wanted });
    return reader.standIn;
  }

  private report(node: Node | null, key: string, params: { text: string; wanted: Bilingual }): void {
    const range = node ? this.rangeOf(node) : this.context.range;
    this.context.findings.push(finding('template-value', range, { key: this.pathOf(key), ...params }));
  }

  private pathOf(key: string): string {
    return [this.context.path, key].filter((part) => part !== '').join('.');
  }

  private rangeOf(node: Node): SourceRange {
    const [start, end] = node.range ?? [0, 0];
    return { file: this.context.file, start, end };
  }
}
