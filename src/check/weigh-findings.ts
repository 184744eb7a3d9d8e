import { type Finding, ruleOf } from '../model/finding.js';
import type { IgnoreNote } from '../model/ignore-note.js';
import { type Block, labelOf } from '../model/issue.js';
import type { RuleSetting } from '../model/settings.js';
import { checkNote, checkRuleSettings } from './check-exceptions.js';
import type { KnownRules } from './rule.js';

export interface Weights {
  readonly known: KnownRules;
  readonly rules: readonly RuleSetting[];
  readonly notes: readonly IgnoreNote[];
  /** The blocks of the files that the notes stand in. */
  readonly blocks: readonly Block[];
  readonly draft: boolean;
  /** Every stage has looked: a note that silenced nothing is of no use. */
  readonly complete: boolean;
}

/**
 * What is left of all findings of an issue, at the severity that bulletin.yaml wants: without those that notes in the
 * text silence, and with what is to be said about such notes and settings. In a draft, what is only missing is no error.
 */
export function weighFindings(findings: readonly Finding[], weights: Weights): readonly Finding[] {
  const { known, rules, draft, complete } = weights;
  const ignored = createIgnored(weights);
  const heard = withoutDoubles(findings).filter((found) => !ignored.silence(found));
  const aboutNotes = weights.notes.flatMap((note) =>
    checkNote(note, complete ? ignored.usedBy(note) : undefined, known),
  );
  const severities = new Map(rules.map(({ key, value }) => [key.value, value]));
  return [...heard, ...aboutNotes, ...checkRuleSettings(rules, known)].flatMap((found): Finding[] => {
    const rule = ruleOf(found.code);
    const severity = known.fixed.has(rule) ? found.severity : (severities.get(rule) ?? found.severity);
    if (severity === 'off') return [];
    const waits = draft && severity === 'error' && found.missing;
    return [{ ...found, severity: waits ? 'warning' : severity }];
  });
}

/** A character that no font has, such as a private or a control character, is told of once: as missing. */
function withoutDoubles(findings: readonly Finding[]): readonly Finding[] {
  const placeOf = ({ range }: Finding): string => `${range.file.path} ${range.start}`;
  const missing = new Set(findings.filter(({ code }) => ruleOf(code) === 'missing-glyph').map(placeOf));
  return findings.filter((found) => ruleOf(found.code) !== 'invisible-character' || !missing.has(placeOf(found)));
}

/** What a note is for: offsets in a file, both ends included, as a finding may stand at the end of the text. */
interface Stretch {
  readonly note: IgnoreNote;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

interface Ignored {
  /** Whether a note silences the finding. */
  silence(found: Finding): boolean;
  /** The rules of which a note has silenced findings so far. */
  usedBy(note: IgnoreNote): ReadonlySet<string>;
}

function createIgnored({ known, notes, blocks }: Weights): Ignored {
  const used = new Map(notes.map((note) => [note, new Set<string>()]));
  const placed = blocksByFile(blocks);
  /** The notes by rule and file, in the order of the file. */
  const stretches = new Map<string, Stretch[]>();
  for (const note of notes.filter(({ reason }) => reason !== undefined)) {
    const covered = coverNote(note, placed.get(note.range.file.path) ?? []);
    for (const rule of new Set(note.rules.map(({ value }) => value))) {
      if (known.fixed.has(rule)) continue;
      for (const stretch of covered) addStretch(stretches, keyOf(rule, stretch.path), stretch);
    }
  }
  return {
    silence({ code, range }) {
      const rule = ruleOf(code);
      const covering = (stretches.get(keyOf(rule, range.file.path)) ?? []).filter(
        ({ start, end }) => start <= range.start && range.start <= end,
      );
      for (const { note } of covering) used.get(note)?.add(rule);
      return covering.length > 0;
    },
    usedBy: (note) => used.get(note) ?? new Set(),
  };
}

function addStretch(stretches: Map<string, Stretch[]>, key: string, stretch: Stretch): void {
  const known = stretches.get(key);
  if (known) known.push(stretch);
  else stretches.set(key, [stretch]);
}

const keyOf = (rule: string, path: string): string => `${rule} ${path}`;

/** A block and where it begins: at its number, where that is written. */
interface PlacedBlock {
  readonly block: Block;
  readonly start: number;
}

/**
 * The blocks by the path of each file, in its order: what an earlier compile parsed of the same text stands in a file of its
 * own.
 */
function blocksByFile(blocks: readonly Block[]): ReadonlyMap<string, readonly PlacedBlock[]> {
  const files = new Map<string, PlacedBlock[]>();
  for (const block of blocks) {
    const { file, start } = block.range;
    const placed = files.get(file.path) ?? [];
    files.set(file.path, placed);
    placed.push({ block, start: Math.min(start, labelOf(block)?.range.start ?? start) });
  }
  return files;
}

/**
 * The block that a note stands in or on whose last line it stands, else the one that follows; of a table from a file, all
 * of that file too.
 */
function coverNote(note: IgnoreNote, blocks: readonly PlacedBlock[]): readonly Stretch[] {
  const { file, start } = note.range;
  const next = firstFrom(blocks, start);
  const before = blocks[next - 1];
  const stands =
    before && (start < before.block.range.end || !/[\r\n]/.test(file.text.slice(before.block.range.end, start)));
  const covered = stands ? before : blocks[next];
  if (!covered) return [];
  const { block } = covered;
  const own = { note, path: file.path, start: covered.start, end: block.range.end };
  const cells = block.type === 'table' ? block.head[0]?.range.file : undefined;
  return cells && cells.path !== file.path
    ? [own, { note, path: cells.path, start: 0, end: cells.text.length }]
    : [own];
}

/** Index of the first block that begins at an offset or behind it. */
function firstFrom(blocks: readonly PlacedBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
