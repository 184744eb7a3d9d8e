import { type ErrorCode, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { type Finding, hasErrors, type Outcome } from '../../model/finding.js';
import type { Located, SourceRange } from '../../model/source.js';
import { finding } from '../finding.js';
import { findFullWidth, type YamlText } from './find-full-width.js';

/** A YAML value as it was written: every scalar is text, nothing is turned into numbers or dates. */
export type YamlValue = YamlScalar | YamlMap | YamlList | YamlEmpty;

export interface YamlScalar extends Located<string> {
  readonly type: 'scalar';
}

export interface YamlMap {
  readonly type: 'map';
  readonly entries: readonly YamlEntry[];
  readonly range: SourceRange;
}

export interface YamlEntry {
  readonly key: Located<string>;
  readonly value: YamlValue;
}

interface YamlList {
  readonly type: 'list';
  readonly items: readonly YamlValue[];
  readonly range: SourceRange;
}

/** Nothing written behind a key; the range is the key's. */
interface YamlEmpty {
  readonly type: 'empty';
  readonly range: SourceRange;
}

/** How deep brackets, or dashes on a line, may nest. The yaml package's own regular expressions fail on thousands. */
const NESTING_LIMIT = 20;
/** How many errors are shown: YAML may report many of one cause, and only the first few are of use. */
const ERRORS_SHOWN = 10;

/** Reads YAML into values that know their places in the file. Text without any YAML is an empty mapping. */
export function parseYaml(yaml: YamlText): Outcome<YamlValue> {
  const early = [...findNesting(yaml), ...findFullWidth(yaml)];
  if (early.length > 0) return { value: undefined, findings: early };
  // The yaml package takes a CR alone for no line end.
  const text = yaml.file.text.slice(yaml.start, yaml.end).replace(/\r(?!\n)/g, '\n');
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false, // Quadratic; duplicates are found where keys are looked up.
    prettyErrors: false,
    logLevel: 'error',
  });
  const findings: Finding[] = [];
  const lines = new Set<number>();
  for (const error of document.errors) {
    const [from, to] = error.pos;
    const line = text.lastIndexOf('\n', from - 1);
    if (lines.has(line) || lines.size >= ERRORS_SHOWN) continue;
    lines.add(line);
    const range = rangeIn(yaml, from, Math.max(from, to));
    findings.push(findBehindQuote(range) ?? syntaxFinding(error, range));
  }
  const start = rangeIn(yaml, 0, 0);
  const value: YamlValue = document.contents
    ? readNode({ yaml, findings }, document.contents, start)
    : { type: 'map', entries: [], range: start };
  return { value: hasErrors(findings) ? undefined : value, findings };
}

const rangeIn = (yaml: YamlText, start: number, end: number): SourceRange => ({
  file: yaml.file,
  start: yaml.start + start,
  end: Math.min(yaml.end, yaml.start + end),
});

interface Reader {
  readonly yaml: YamlText;
  readonly findings: Finding[];
}

function readNode(reader: Reader, node: Node, empty: SourceRange): YamlValue {
  const range = node.range ? rangeIn(reader.yaml, node.range[0], node.range[1]) : empty;
  checkFeatures(reader, node, range);
  if (isMap(node)) {
    const entries = node.items.flatMap((pair, index) => {
      const cut = node.flow && index > 0 && isCut(reader, pair);
      return cut ? [] : readPair(reader, pair, range);
    });
    return { type: 'map', entries, range };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) =>
      isNode(item) ? readNode(reader, item, range) : ({ type: 'empty', range } as const),
    );
    return { type: 'list', items, range };
  }
  if (isScalar(node) && typeof node.value === 'string') {
    const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    if (node.value === '' && !quoted) return { type: 'empty', range: empty };
    reader.findings.push(...findComment(range));
    return { type: 'scalar', value: node.value, range };
  }
  return { type: 'empty', range: empty };
}

/** `某某中心 #1号楼`: YAML reads no more from the `#` on. A comment has a blank behind it, and numbers need none to be one. */
function findComment({ file, start, end }: SourceRange): readonly Finding[] {
  const [, blanks = '', comment] = /^([ \t]+)(#[^\s#][^\r\n]*)/.exec(file.text.slice(end, end + 500)) ?? [];
  if (comment === undefined || !/[^\d\s.,-]/.test(file.text.slice(start, end))) return [];
  const range = { file, start: end + blanks.length, end: end + blanks.length + comment.length };
  return [finding('yaml-comment', range, { typed: comment })];
}

/** `"某某中心"一号楼`: what stands behind the closing quote of a value. */
function findBehindQuote({ file, start }: SourceRange): Finding | undefined {
  const line = /[^\r\n]*$/.exec(file.text.slice(Math.max(0, start - 500), start))?.[0] ?? '';
  if (!/[:,{[-][ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*$/.test(line)) return undefined;
  const typed = /^[^\r\n,}\]#]*/.exec(file.text.slice(start, start + 500))?.[0].trimEnd() ?? '';
  if (typed === '') return undefined;
  return finding('yaml-syntax/behind-quote', { file, start, end: start + typed.length }, { typed });
}

/** `{责编: 张三, 李四}`: a value that YAML ends at its comma, so that the rest is a key without colon and value. */
function isCut({ yaml, findings }: Reader, { key, value }: Pair): boolean {
  if (value !== null || !isScalar(key) || typeof key.value !== 'string' || !key.range) return false;
  const range = rangeIn(yaml, key.range[0], key.range[1]);
  if (/^\s*:/.test(yaml.file.text.slice(range.end, range.end + 50))) return false;
  findings.push(finding('yaml-syntax/cut', range, { typed: key.value }));
  return true;
}

const isNode = (value: unknown): value is Node => isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);

function readPair(reader: Reader, pair: Pair, range: SourceRange): readonly YamlEntry[] {
  const { key, value } = pair;
  if (!isScalar(key) || typeof key.value !== 'string') {
    const place = isNode(key) && key.range ? rangeIn(reader.yaml, key.range[0], key.range[1]) : range;
    reader.findings.push(finding('yaml-feature/key', place, {}));
    return [];
  }
  const keyRange = key.range ? rangeIn(reader.yaml, key.range[0], key.range[1]) : range;
  checkFeatures(reader, key, keyRange);
  const read = isNode(value) ? readNode(reader, value, keyRange) : ({ type: 'empty', range: keyRange } as const);
  return [{ key: { value: key.value, range: keyRange }, value: read }];
}

/** Anchors, aliases and tags: nothing that a header needs, and a way to make much out of little. */
function checkFeatures({ yaml, findings }: Reader, node: Node, range: SourceRange): void {
  if (isAlias(node)) findings.push(finding('yaml-feature', range, { typed: `*${node.source}` }));
  else if (node.anchor) findings.push(finding('yaml-feature', range, { typed: `&${node.anchor}` }));
  else if (node.tag) {
    const before = yaml.file.text.slice(yaml.start, range.start);
    const tag = /(!\S*)\s*$/.exec(before.slice(-200));
    const start = tag ? range.start - tag[0].length : range.start;
    const typed = tag?.[1] ?? '!';
    findings.push(finding('yaml-feature', { ...range, start, end: start + typed.length }, { typed }));
  }
}

type SyntaxCode =
  | Exclude<
      Extract<keyof typeof finding.entries, `yaml-syntax/${string}`>,
      'yaml-syntax/nested' | 'yaml-syntax/behind-quote' | 'yaml-syntax/cut'
    >
  | 'yaml-feature/key';

/** What each of the package's codes means to an author; the rest are shown in its own words. */
const SYNTAX_CODES: Readonly<Record<ErrorCode, SyntaxCode | undefined>> = {
  ALIAS_PROPS: undefined,
  BAD_ALIAS: undefined,
  BAD_COLLECTION_TYPE: undefined,
  BAD_DIRECTIVE: undefined,
  BAD_DQ_ESCAPE: 'yaml-syntax/escape',
  BAD_INDENT: 'yaml-syntax/indent',
  BAD_PROP_ORDER: undefined,
  BAD_SCALAR_START: 'yaml-syntax/start',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-syntax/two-colons',
  BLOCK_IN_FLOW: 'yaml-syntax/unexpected',
  DUPLICATE_KEY: undefined,
  IMPOSSIBLE: undefined,
  KEY_OVER_1024_CHARS: 'yaml-syntax/unclosed',
  MISSING_CHAR: 'yaml-syntax/unclosed',
  MULTILINE_IMPLICIT_KEY: 'yaml-syntax/lines',
  MULTIPLE_ANCHORS: undefined,
  MULTIPLE_DOCS: 'yaml-syntax/documents',
  MULTIPLE_TAGS: undefined,
  NON_STRING_KEY: 'yaml-feature/key',
  RESOURCE_EXHAUSTION: undefined,
  TAB_AS_INDENT: 'yaml-syntax/tab',
  TAG_RESOLVE_FAILED: undefined,
  UNEXPECTED_TOKEN: 'yaml-syntax/unexpected',
};

function syntaxFinding(error: { readonly code: ErrorCode; readonly message: string }, range: SourceRange): Finding {
  const code = SYNTAX_CODES[error.code];
  return code ? finding(code, range, {}) : finding('yaml-syntax', range, { detail: error.message });
}

/** Brackets, or markers at the start of a line, nested beyond any header: one finding, where the limit is passed. */
function findNesting(yaml: YamlText): readonly Finding[] {
  const text = yaml.file.text.slice(yaml.start, yaml.end);
  const tooDeep = (at: number): readonly Finding[] => [
    finding('yaml-syntax/nested', rangeIn(yaml, at, at + 1), { limit: NESTING_LIMIT }),
  ];
  let depth = 0;
  for (const bracket of text.matchAll(/[[\]{}]/g)) {
    depth = bracket[0] === '[' || bracket[0] === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > NESTING_LIMIT) return tooDeep(bracket.index);
  }
  for (const prefix of text.matchAll(/^(?:[ \t]*[-?:](?=[ \t]))+/gm)) {
    const markers = prefix[0].replace(/[ \t]/g, '').length;
    if (markers > NESTING_LIMIT) return tooDeep(prefix.index + prefix[0].length - 1);
  }
  return [];
}
