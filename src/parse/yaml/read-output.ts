import type { Finding } from '../../model/finding.js';
import { nearestName } from '../../model/nearest-name.js';
import { FORBIDDEN_IN_NAMES, tellsApart } from '../../model/output-name.js';
import { type OutputField, type OutputPart, type OutputPattern, outputFields } from '../../model/output-pattern.js';
import type { Located, SourceRange } from '../../model/source.js';
import { finding } from '../finding.js';
import type { YamlEntry } from './parse-yaml.js';
import { readText } from './read-values.js';

/** How many edits an unknown field may be away from the one that was probably meant. */
const NEAR = 1;

/** Reads `output`, the pattern of the PDFs' names. None where anything is wrong in it. */
export function readOutput(entry: YamlEntry, findings: Finding[], example: string): OutputPattern | undefined {
  const text = readText(entry, findings, example);
  if (!text) return undefined;
  const wrong: Finding[] = [];
  const parts = splitPattern(text, wrong);
  const pattern = { parts, range: text.range };
  if (wrong.length === 0 && !tellsApart(pattern))
    wrong.push(finding('output-name/ambiguous', text.range, { example: '{总第}' }));
  findings.push(...wrong);
  return wrong.length > 0 ? undefined : pattern;
}

function splitPattern(text: Located<string>, wrong: Finding[]): readonly OutputPart[] {
  const parts: OutputPart[] = [];
  for (const { 0: piece, index } of text.value.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/gu)) {
    const range = rangeOf(text, index, piece.length);
    if (piece === '{' || piece === '}') wrong.push(finding('output-name/brace', range, { example: '{年}' }));
    else if (piece.startsWith('{')) {
      const field = fieldOf(piece.slice(1, -1).trim());
      if (field) parts.push({ type: 'field', field });
      else wrong.push(unknownField(piece, range));
    } else {
      wrong.push(...forbiddenIn(text, piece, index));
      parts.push({ type: 'text', text: piece });
    }
  }
  return parts;
}

function forbiddenIn(text: Located<string>, piece: string, start: number): readonly Finding[] {
  const pattern = new RegExp(FORBIDDEN_IN_NAMES, 'gu');
  const forbidden = [...piece.matchAll(pattern)].map(({ 0: character, index }) =>
    finding('output-name', rangeOf(text, start + index, character.length), { character }),
  );
  const braces = [...piece.matchAll(/[｛｝]/g)].map(({ index }) =>
    finding('output-name/brace', rangeOf(text, start + index, 1), { example: '{年}' }),
  );
  return [...forbidden, ...braces];
}

function unknownField(piece: string, range: SourceRange): Finding {
  const fields = Object.keys(outputFields).map((field) => `{${field}}`);
  const near = nearestName(piece, fields, NEAR);
  return near === undefined
    ? finding('output-name/field', range, { typed: piece, fields })
    : finding('output-name/field-similar', range, { typed: piece, near });
}

function fieldOf(typed: string): OutputField | undefined {
  const found = Object.entries(outputFields).find(([field, synonym]) => field === typed || synonym === typed);
  return found?.[0] as OutputField | undefined;
}

/** Where a part of a value stands; the whole value where escapes keep that from being told. */
function rangeOf({ value, range }: Located<string>, index: number, length: number): SourceRange {
  const { file, start, end } = range;
  const typed = file.text.slice(start, end);
  const offset = typed.indexOf(value);
  return offset < 0 ? range : { file, start: start + offset + index, end: start + offset + index + length };
}
