import type { Finding, Outcome } from '../model/finding.js';
import type { Em, Pt } from '../model/length.js';
import type { Bilingual } from '../model/message.js';
import type { Color } from '../model/page.js';
import type { Located, SourceRange } from '../model/source.js';
import type { TemplateFile, TemplateFiles } from '../model/sources.js';
import type { Template, TypeStyle } from '../model/template.js';
import { extendTemplate } from './extend-template.js';
import { finding } from './finding.js';
import type { YamlValue } from './parse-yaml.js';
import { excerpt } from './read-values.js';
import {
  oneOf,
  readColor,
  readEm,
  readInteger,
  readLength,
  readShare,
  readSize,
  readText,
  type ValueReader,
} from './template-value.js';

/**
 * Reads a template with all that it stands on: every value that is missing, unknown or of the wrong kind is reported at its
 * place.
 * @param templates that it may stand on; without any, it has to state every value itself
 */
export function parseTemplate(
  name: string,
  file: TemplateFile,
  templates: TemplateFiles = new Map(),
): Outcome<Template> {
  const yaml = extendTemplate(name, file, templates);
  if (!yaml.value) return { value: undefined, findings: yaml.findings };
  const findings: Finding[] = [...yaml.findings];
  const root = new Entries(yaml.value, { findings, path: '', range: { file, start: 0, end: 0 } });
  const template = readTemplate(name, root);
  if (findings.length === 0) findings.push(...checkRoom(template, root));
  return { value: findings.length === 0 ? template : undefined, findings };
}

/** A grid needs two lines to have a pitch, and page 1 a line below its masthead. */
function checkRoom({ grid, masthead }: Template, root: Entries): Finding[] {
  const used = Math.max(masthead.lines, masthead.number.line, masthead.period.line, masthead.imprint.line);
  if (grid.lines >= 2 && used < grid.lines) return [];
  return [finding('template-too-small', root.rangeOf('grid', 'lines'), { lines: grid.lines, masthead: used })];
}

function readTemplate(name: string, root: Entries): Template {
  const folio = root.isText('folio', 'none') ? undefined : root.map('folio', readFolio);
  return root.finish({
    name,
    paper: root.map('paper', (paper) => ({ width: paper.size('width'), height: paper.size('height') })),
    typeArea: root.map('type-area', (area) => ({
      left: area.length('left'),
      top: area.length('top'),
      width: area.size('width'),
      height: area.size('height'),
    })),
    grid: root.map('grid', (grid) => ({
      columns: grid.integer('columns'),
      lines: grid.integer('lines'),
      baseline: grid.em('baseline'),
    })),
    composition: root.map('composition', readComposition),
    text: root.map('text', readTextStyles),
    table: root.map('table', readTable),
    figure: root.map('figure', readFigure),
    footnote: root.map('footnote', readFootnote),
    contents: root.isText('contents', 'none') ? undefined : root.map('contents', readContents),
    masthead: root.map('masthead', readMasthead),
    colophon: root.map('colophon', readColophon),
    folio,
    draft: root.map('draft', readDraft),
    print: root.map('print', (print) => ({
      duplex: print.value('duplex', oneOf('simplex', 'long-edge', 'short-edge')),
      binding: print.value('binding', oneOf('left', 'mirror')),
    })),
  });
}

const readComposition = (map: Entries): Template['composition'] => ({
  autospace: map.em('autospace'),
  autospaceMin: map.em('autospace-min'),
  autospaceMax: map.em('autospace-max'),
  wordSpace: map.em('word-space'),
  wordSpaceMax: map.em('word-space-max'),
  breaker: map.value('breaker', oneOf('first-fit', 'total-fit')),
  kinsoku: map.value('kinsoku', oneOf('push-out', 'push-in-first', 'word')),
  straddler: map.em('straddler'),
  shrink: map.value('shrink', oneOf('ladder', 'equal')),
  squeezeMax: map.em('squeeze-max'),
  unitGlue: map.value('unit-glue', oneOf('on', 'soft', 'off')),
  adjacentMarks: map.value('adjacent-marks', oneOf('trim', 'keep')),
  hanging: map.value('hanging', oneOf('none', 'stops')),
  punctuation: map.value('punctuation', oneOf('quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao', 'plain')),
  lineEndMark: map.value('line-end-mark', oneOf('fit', 'half')),
  lineStartOpening: map.value('line-start-opening', oneOf('full', 'half')),
  indentOpening: map.value('indent-opening', oneOf('full', 'half')),
  fullStopShrink: map.value('full-stop-shrink', oneOf('never', 'last')),
  runt: map.value('runt', oneOf('report', 'allow')),
  looseGap: map.em('loose-gap'),
  veryLooseGap: map.em('very-loose-gap'),
});

const readTextStyles = (map: Entries): Template['text'] => ({
  title: map.map('title', readType),
  indent: map.em('indent'),
  headingKeep: map.integer('heading-keep'),
  body: map.text('body'),
  strong: map.text('strong'),
  emphasis: map.text('emphasis'),
  lead: map.text('lead'),
  quote: map.map('quote', (quote) => ({ font: quote.text('font'), indent: quote.em('indent') })),
  listMark: map.isText('list-mark', 'none') ? undefined : map.text('list-mark'),
  headings: map.fourTexts('headings'),
});

const readType = (map: Entries): TypeStyle => ({ font: map.text('font'), size: map.size('size') });

const readTable = (map: Entries): Template['table'] => ({
  ...readType(map),
  smallest: map.size('smallest'),
  head: map.text('head'),
  total: map.text('total'),
  caption: map.map('caption', readType),
  note: map.map('note', readType),
  row: map.value('row', readShare),
  rule: map.length('rule'),
  padding: map.em('padding'),
});

const readFigure = (map: Entries): Template['figure'] => ({
  caption: map.map('caption', readType),
  resolution: map.integer('resolution'),
  least: map.integer('least'),
});

const readFootnote = (map: Entries): Template['footnote'] => ({
  ...readType(map),
  leading: map.size('leading'),
  rule: map.map('rule', (rule) => ({ width: rule.length('width'), thickness: rule.length('thickness') })),
  gap: map.length('gap'),
  mark: map.map('mark', (mark) => ({ scale: mark.value('scale', readShare), rise: mark.em('rise') })),
});

const readContents = (map: Entries): NonNullable<Template['contents']> => ({
  title: map.text('title'),
  titleFont: map.text('title-font'),
  font: map.text('font'),
  levels: map.integer('levels'),
  pages: map.integer('pages'),
});

const readMasthead = (map: Entries): Template['masthead'] => ({
  lines: map.integer('lines'),
  name: map.map('name', (name) => ({
    font: name.text('font'),
    size: name.size('size'),
    color: name.color('color'),
    top: name.length('top'),
  })),
  marking: map.map('marking', (marking) => ({ font: marking.text('font'), line: marking.integer('line') })),
  number: map.map('number', (number) => ({ font: number.text('font'), line: number.integer('line') })),
  period: map.map('period', (period) => ({ font: period.text('font'), line: period.integer('line') })),
  imprint: map.map('imprint', (imprint) => ({
    font: imprint.text('font'),
    size: imprint.size('size'),
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
  size: map.size('size'),
  inset: map.em('inset'),
  leading: map.size('leading'),
  outerRule: map.length('outer-rule'),
  innerRule: map.length('inner-rule'),
  condenseTo: map.value('condense-to', readShare),
  page: map.value('page', oneOf('last', 'even')),
});

const readFolio = (map: Entries): NonNullable<Template['folio']> => ({
  font: map.text('font'),
  size: map.size('size'),
  below: map.length('below'),
  inset: map.em('inset'),
});

const readDraft = (map: Entries): Template['draft'] => ({
  font: map.text('font'),
  size: map.size('size'),
  top: map.length('top'),
  lineNumber: map.map('line-number', (number) => ({
    font: number.text('font'),
    size: number.size('size'),
    gap: number.length('gap'),
    color: number.color('color'),
  })),
});

interface EntriesContext {
  readonly findings: Finding[];
  /** Keys from the root to this map, joined by dots. */
  readonly path: string;
  /** Where a missing key is reported. */
  readonly range: SourceRange;
}

interface Entry {
  readonly key: Located<string>;
  readonly value: YamlValue;
}

/**
 * The entries of one map of a template, read by key. A value that is missing or wrong is reported and stood in for, so
 * that one reading finds all mistakes; the stand-ins never leave this file, because a template with findings is none.
 */
class Entries {
  private readonly values = new Map<string, Entry>();
  private readonly asked = new Set<string>();
  private readonly context: EntriesContext;

  constructor(value: YamlValue, context: EntriesContext) {
    this.context = context;
    if (value.type !== 'map') {
      this.report(value, '', { zh: '一组“项: 值”', en: 'a map' });
      return;
    }
    for (const entry of value.entries) {
      const { value: name, range } = entry.key;
      if (this.values.has(name)) {
        context.findings.push(finding('template-key-duplicate', range, { key: this.pathOf(name) }));
      } else this.values.set(name, entry);
    }
  }

  length = (key: string): Pt => this.value(key, readLength);
  size = (key: string): Pt => this.value(key, readSize);
  em = (key: string): Em => this.value(key, readEm);
  integer = (key: string): number => this.value(key, readInteger);
  color = (key: string): Color => this.value(key, readColor);
  text = (key: string): string => this.value(key, readText);

  value<T>(key: string, reader: ValueReader<T>): T {
    const entry = this.ask(key);
    const value = entry?.value.type === 'scalar' ? reader.read(entry.value.value) : undefined;
    if (value !== undefined) return value;
    if (entry) this.report(entry.value, key, reader.wanted);
    return reader.standIn;
  }

  map<T>(key: string, read: (entries: Entries) => T): T {
    const entry = this.ask(key);
    const range = entry?.key.range ?? this.context.range;
    const context = { ...this.context, path: this.pathOf(key), range };
    const entries = new Entries(entry?.value ?? { type: 'map', entries: [], range }, context);
    return entries.finish(read(entries));
  }

  fourTexts(key: string): [string, string, string, string] {
    const entry = this.ask(key);
    const items = entry?.value.type === 'list' ? entry.value.items : [];
    const texts = items.flatMap((item) => (item.type === 'scalar' ? [item.value] : []));
    if (entry && (texts.length !== 4 || items.length !== 4)) {
      this.report(entry.value, key, { zh: '四个字体', en: 'four fonts' });
    }
    const [first, second, third, fourth] = texts;
    return [first ?? '', second ?? '', third ?? '', fourth ?? ''];
  }

  isText(key: string, text: string): boolean {
    const value = this.values.get(key)?.value;
    const matches = value?.type === 'scalar' && value.value === text;
    if (matches) this.asked.add(key);
    return matches;
  }

  /** Of the value of a key in a map of this one. */
  rangeOf(map: string, key: string): SourceRange {
    const inner = this.values.get(map)?.value;
    const entry = inner?.type === 'map' ? inner.entries.find((each) => each.key.value === key) : undefined;
    return entry?.value.range ?? this.context.range;
  }

  /** Reports what is missing and what nobody asked for. */
  finish<T>(result: T): T {
    const missing = [...this.asked].filter((key) => !this.values.has(key));
    // What lacks the whole map is not told of each of its keys too.
    if (missing.length > 0 && this.values.size > 0) {
      const keys = missing.map((key) => this.pathOf(key));
      this.context.findings.push(finding('template-key-missing', this.context.range, { keys }));
    }
    for (const [key, entry] of this.values) {
      if (this.asked.has(key)) continue;
      const params = { key: this.pathOf(key), keys: [...this.asked] };
      this.context.findings.push(finding('template-key-unknown', entry.key.range, params));
    }
    return result;
  }

  private ask(key: string): Entry | undefined {
    this.asked.add(key);
    return this.values.get(key);
  }

  private report(value: YamlValue, key: string, wanted: Bilingual): void {
    const { file, start, end } = value.range;
    const text = value.type === 'empty' ? '' : excerpt(file.text.slice(start, end));
    const params = { key: this.pathOf(key), text, wanted };
    this.context.findings.push(finding('template-value', value.range, params));
  }

  private pathOf(key: string): string {
    return [this.context.path, key].filter((part) => part !== '').join('.');
  }
}
