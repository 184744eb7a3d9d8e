import type { Change } from './change.js';
import type { Unit } from './units.js';

/*
 * What a document has to say once changes are made: every character that stays with its style, every paragraph with its kind.
 * What a source says after an edit is compared with this, both ways.
 */

/** A paragraph to be: what isn't known of it may be anything. */
export interface ExpectedLine {
  readonly text: string;
  /** The style of each UTF-16 unit; none where the text is new. */
  readonly styles: readonly (string | undefined)[];
  readonly kind?: string;
}

type WritableChange = Exclude<Change, { type: 'other' }>;

/** How a new paragraph is to come back: its text without the number that the program makes, and its kind. */
export interface NewLine {
  readonly text: string;
  readonly kind?: string;
}

/** A change, with the forms that what is new in it takes. */
export interface PlannedChange {
  readonly change: WritableChange;
  readonly line?: NewLine;
}

interface Character {
  /** What stands before it now. */
  inserted: string;
  isDeleted: boolean;
}

interface Draft {
  readonly characters: readonly Character[];
  /** At its end. */
  appended: string;
  isJoined: boolean;
  isGone: boolean;
  readonly after: (readonly ExpectedLine[])[];
}

export function expectLines(units: readonly Unit[], planned: readonly PlannedChange[]): readonly ExpectedLine[] {
  const drafts = units.map(
    ({ text }): Draft => ({
      characters: Array.from({ length: text.length }, () => ({ inserted: '', isDeleted: false })),
      appended: '',
      isJoined: false,
      isGone: false,
      after: [],
    }),
  );
  const start: (readonly ExpectedLine[])[] = [];
  const linesAfter = (unit: number) => drafts[unit]?.after ?? start;
  for (const { change, line } of planned) {
    switch (change.type) {
      case 'text':
        changeText(drafts, change);
        break;
      case 'removed':
        for (const draft of drafts.slice(change.first, change.first + change.count)) draft.isGone = true;
        break;
      case 'added':
        linesAfter(change.after).push([newLine(line ?? { text: change.text })]);
        break;
      case 'row-added':
        linesAfter(change.after).push(change.cells.map((text) => newLine({ text, kind: 'cell' })));
        break;
      case 'moved': {
        const unit = units[change.unit];
        const draft = drafts[change.unit];
        if (!unit || !draft) break;
        draft.isGone = true;
        linesAfter(change.after).push([lineOf(unit)]);
      }
    }
  }
  return [...start.flat(), ...drafts.flatMap((_draft, at) => finish(drafts, units, at))];
}

const newLine = ({ text, kind }: NewLine): ExpectedLine => ({
  text,
  styles: Array.from({ length: text.length }, () => undefined),
  ...(kind !== undefined && { kind }),
});

function changeText(
  drafts: readonly Draft[],
  { first, count, start, end, text }: Extract<Change, { type: 'text' }>,
): void {
  let at = 0;
  let isPlaced = false;
  const place = (draft: Draft, offset: number): void => {
    if (isPlaced) return;
    isPlaced = true;
    const character = draft.characters[offset];
    if (character) character.inserted += text;
    else draft.appended += text;
  };
  for (const draft of drafts.slice(first, first + count)) {
    const { characters } = draft;
    const [from, to] = [Math.max(0, start - at), Math.min(characters.length, end - at)];
    if (start >= at && start <= at + characters.length) place(draft, start - at);
    for (let offset = from; offset < to; offset += 1) (characters[offset] as Character).isDeleted = true;
    at += characters.length + 1;
    if (start < at && end >= at) draft.isJoined = true;
  }
}

/** The lines that a unit becomes, with all that it was joined with, and what follows it. */
function finish(drafts: readonly Draft[], units: readonly Unit[], first: number): readonly ExpectedLine[] {
  if (drafts[first - 1]?.isJoined && !drafts[first - 1]?.isGone) return [];
  const lines: { text: string; styles: (string | undefined)[]; kind?: string }[] = [];
  const after: ExpectedLine[] = [];
  let line: (typeof lines)[number] | undefined;
  const open = (kind?: string): void => {
    line = { text: '', styles: [], ...(kind !== undefined && { kind }) };
    lines.push(line);
  };
  const insert = (text: string): void => {
    text.split('\n').forEach((part, index) => {
      if (index > 0) open();
      if (!line) return;
      line.text += part;
      line.styles.push(...Array.from({ length: part.length }, () => undefined));
    });
  };
  for (let at = first; at < units.length; at += 1) {
    const [draft, unit] = [drafts[at], units[at]];
    if (!draft || !unit) break;
    if (!draft.isGone) {
      if (at === first) open(kindOf(unit));
      const styles = stylesOf(unit);
      draft.characters.forEach(({ inserted, isDeleted }, offset) => {
        insert(inserted);
        if (isDeleted || !line) return;
        line.text += unit.text.charAt(offset);
        line.styles.push(styles[offset]);
      });
      insert(draft.appended);
    }
    after.push(...draft.after.flat());
    if (!draft.isJoined || draft.isGone) break;
  }
  return [...lines, ...after];
}

const lineOf = (unit: Unit): ExpectedLine => ({ text: unit.text, styles: stylesOf(unit), kind: kindOf(unit) });

/** Numbers that are counted may change; that there is one may not. */
const kindOf = ({ role, level, label }: Unit): string => `${role} ${level ?? ''}${label === undefined ? '' : ' #'}`;

function stylesOf({ text, segments }: Unit): readonly string[] {
  const styles = Array.from({ length: text.length }, () => '');
  for (const { at, length, style } of segments) styles.fill(style, at, at + length);
  return styles;
}

/** Whether a document says what was expected, and nothing else. */
export function areExpected(expected: readonly ExpectedLine[], came: readonly Unit[]): boolean {
  return expected.length === came.length && expected.every((line, at) => isExpected(line, came[at] as Unit));
}

function isExpected({ text, styles, kind }: ExpectedLine, unit: Unit): boolean {
  if (text !== unit.text) return false;
  const own = kindOf(unit);
  if (kind !== undefined && kind !== own && !(kind === 'cell' && unit.role === 'cell')) return false;
  const came = stylesOf(unit);
  return styles.every((style, at) => style === undefined || areAlike(style, came[at] ?? ''));
}

/** The lead of a numbered paragraph is what was strong where the number is taken off. */
const areAlike = (a: string, b: string): boolean =>
  a === b || [a, b].every((style) => style === 'lead' || style.startsWith('strong'));
