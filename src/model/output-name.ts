import { isoDate } from './calendar.js';
import { chineseIssueNumber } from './chinese-date.js';
import { type IssueHeader, momentOf } from './header.js';
import type { OutputField, OutputPart, OutputPattern } from './output-pattern.js';
import type { Settings } from './settings.js';
import { valueAt } from './timed.js';

/** The name of an issue's PDF without `.pdf`; none of a special issue where only `期号` would tell it from a regular one. */
export function nameOutput(pattern: OutputPattern, header: IssueHeader, settings: Settings): string | undefined {
  const isLabelled = pattern.parts.some((part) => part.type === 'field' && part.field === '期号');
  if (header.identity.type === 'special' && !isLabelled) return undefined;
  const values = fieldsOf(header, settings);
  const parts = pattern.parts.map((part) => (part.type === 'text' ? part.text : values[part.field]));
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

function fieldsOf(header: IssueHeader, settings: Settings): Readonly<Record<OutputField, string | undefined>> {
  const { identity, year, period } = header;
  const isRegular = identity.type === 'regular';
  return {
    名称: (header.name ?? valueAt(settings.name, momentOf(header))).value,
    年: String(year.value),
    期: isRegular ? String(identity.issue.value) : undefined,
    总第: isRegular ? String(identity.number.value) : undefined,
    期号: chineseIssueNumber(header),
    起: isoDate(period.value.from),
    止: isoDate(period.value.to),
  };
}

/** Whether a pattern can tell issues apart at all. */
export function tellsApart({ parts }: OutputPattern): boolean {
  const fields = new Set(parts.flatMap((part) => (part.type === 'field' ? [part.field] : [])));
  const isWhole = fields.has('总第') || fields.has('期号') || fields.has('起') || fields.has('止');
  return isWhole || (fields.has('年') && fields.has('期'));
}

/** Whether no two issues can have the same name by a pattern, so that none have to be compared. */
export function isSure({ parts }: OutputPattern): boolean {
  const ends = (part: OutputPart | undefined, digit: RegExp): boolean =>
    part === undefined || (part.type === 'text' && !digit.test(part.text));
  return parts.some((part, index) => {
    if (part.type === 'text') return false;
    if (part.field === '期号') return true;
    return part.field === '总第' && ends(parts[index - 1], /\d$/) && ends(parts[index + 1], /^\d/);
  });
}

/** Forbidden in the names of files by Windows, and what no name should have. */
export const FORBIDDEN_IN_NAMES = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/u;
/** Names of devices on Windows, whatever follows their first dot. [Naming Files, Paths, and Namespaces, learn.microsoft.com] */
const DEVICES = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;
/**
 * The longest name of a file, in bytes of UTF-8. File systems take 255; `-送审稿.pdf` and the mark of an unfinished file come on
 * top.
 */
const MOST_BYTES = 200;

/** Why a name can't be that of a file everywhere. */
type NameDefect = 'character' | 'edge' | 'device' | 'long';

export function defectOf(name: string): NameDefect | undefined {
  if (FORBIDDEN_IN_NAMES.test(name)) return 'character';
  if (name.trim() !== name || name === '' || /^\.|\.$/.test(name)) return 'edge';
  if (DEVICES.test(name)) return 'device';
  return new TextEncoder().encode(name).length > MOST_BYTES ? 'long' : undefined;
}

/** What two names have in common where a file system takes them for one. */
export const comparableOutput = (name: string): string => name.normalize('NFC').toLowerCase();
