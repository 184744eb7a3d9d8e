import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Memo, Step } from '../memo/memo.js';
import type { Finding } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { Settings } from '../model/settings.js';
import type { HeaderSource } from '../parse/yaml/parse-header.js';
import { type PackedBook, packBook, unpackBook } from '../statistics/pack-book.js';
import { compileHeader } from './compile-headers.js';
import { type EnteredHeader, enter, type GrowingLedger, restOf } from './grow-ledger.js';

/*
 * Ledgers that are kept from run to run, each as it stood before the issue that it was made for. To enter a header takes
 * longer than to read it, and the last of a thousand issues needs all of them.
 */

export interface EntryRequest {
  readonly settings: Settings;
  /** Tells bulletin.yaml and past figures. */
  readonly key: string;
  /** In the order of their folders. */
  readonly headers: readonly HeaderSource[];
  readonly memo: Memo;
}

/** What is kept, in the form of V8, which has whole numbers of any length, and makes thousands of objects in no time. */
const keptLedger: Step<Uint8Array> = {
  name: 'kept ledger',
  most: 1,
  stored: { pack: (bytes) => ({ data: [], bytes }), unpack: ({ bytes }) => bytes },
};

/** Fewer headers are entered sooner than what is kept of them is read. */
const FEWEST = 16;
/** So many issues may have come since: weeks later what was kept is used again, and not every week is kept anew. */
const LAG = 4;

/** The ledger with all headers, of which an earlier run entered nearly all; none where no such ledger is kept. */
export function goOnFromKept(request: EntryRequest): GrowingLedger | undefined {
  const { headers, memo } = request;
  const grown = findKept(request);
  const rest = grown && restOf(grown, headers, memo);
  if (!grown || !rest) return undefined;
  return enterRest(grown, rest, rest.length > LAG ? request : undefined);
}

/** Enters all headers in a ledger without any; how it stands before the last of them is kept. */
export const enterAndKeep = (opened: GrowingLedger, request: EntryRequest): GrowingLedger =>
  enterRest(opened, restOf(opened, request.headers, request.memo) ?? [], request);

/** Enters all headers in a ledger without any. */
export const enterAll = (opened: GrowingLedger, { headers, memo }: EntryRequest): GrowingLedger =>
  enterRest(opened, restOf(opened, headers, memo) ?? [], undefined);

function enterRest(
  grown: GrowingLedger,
  rest: readonly EnteredHeader[],
  keptFor: EntryRequest | undefined,
): GrowingLedger {
  const place = keptFor && lastPlace(keptFor.headers);
  for (const entry of rest) {
    if (keptFor && grown.entered.length === place) keep(grown, keptFor);
    enter(grown, entry);
  }
  return grown;
}

/** How many headers are before that of the last regular issue: it may be written on. */
const lastPlace = (headers: readonly HeaderSource[]): number =>
  headers.findLastIndex(({ folder }) => parseIssueFolder(folder)?.type === 'regular');

/** A ledger without its headers, of which the texts are at hand, and hardly anyone asks for more. */
interface PackedLedger {
  readonly book: PackedBook;
  readonly parserErrors: GrowingLedger['parserErrors'];
  /** Folders of those that could not be made. */
  readonly unmade: ReadonlySet<string>;
  /** What their own texts have wrong, by folder. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

function keep({ book, entered, parserErrors }: GrowingLedger, request: EntryRequest): void {
  const { headers, memo } = request;
  const count = entered.length;
  // Where a number is not the folder's, all headers have to be made to know their order.
  const isInPlace = ({ folder, number }: EnteredHeader, place: number): boolean =>
    folder === String(number) && folder === headers[place]?.folder;
  if (count < FEWEST || !entered.every(isInPlace)) return;
  const packed: PackedLedger = {
    book: packBook(book),
    parserErrors,
    unmade: new Set(entered.flatMap(({ folder, isMade }) => (isMade ? [] : [folder]))),
    findings: new Map(entered.flatMap(({ folder, findings }) => (findings.length > 0 ? [[folder, findings]] : []))),
  };
  memo.keep(keptLedger, keysOf(request, count, count)[0] ?? '', serialize(packed));
}

function findKept(request: EntryRequest): GrowingLedger | undefined {
  const { headers, memo } = request;
  const last = lastPlace(headers);
  const first = Math.max(FEWEST, last - LAG);
  const keys = keysOf(request, first, last);
  for (let count = last; count >= first; count -= 1) {
    const bytes = memo.find(keptLedger, keys[count - first] ?? '');
    const packed = bytes && unpack(bytes);
    if (packed) return open(packed, request, count);
  }
  return undefined;
}

/** The keys of the ledgers of the first `from` headers, and of each header more, up to `to` of them. */
function keysOf({ key, headers, memo }: EntryRequest, from: number, to: number): readonly string[] {
  const hash = createHash('sha256').update(key);
  const keys: string[] = [];
  for (const [place, { folder, index }] of headers.slice(0, to + 1).entries()) {
    if (place >= from) keys.push(hash.copy().digest('hex'));
    hash.update(`\0${folder} ${memo.keyOf(index)}`);
  }
  return keys;
}

/** What was kept; undefined for what this V8 can't read. What it can read was written by this program, by whose digest it was found. */
function unpack(bytes: Uint8Array): PackedLedger | undefined {
  try {
    return deserialize(bytes);
  } catch {
    return undefined;
  }
}

function open(packed: PackedLedger, { settings, headers, memo }: EntryRequest, count: number): GrowingLedger {
  const entered = headers.slice(0, count).map((source) => new KnownHeader(source, packed, memo));
  const headerOf = (number: number): IssueHeader => {
    const header = entered.find((entry) => entry.number === number)?.header;
    if (!header) throw new TypeError(`the header of issue ${number} was made before`);
    return header;
  };
  const book = unpackBook(packed.book, settings.statistics, headerOf);
  return { settings, book, entered, parserErrors: packed.parserErrors };
}

class KnownHeader implements EnteredHeader {
  readonly folder: string;
  readonly key: string;
  readonly number: number;
  readonly isMade: boolean;
  readonly findings: readonly Finding[];
  readonly #source: HeaderSource;
  readonly #memo: Memo;

  constructor(source: HeaderSource, { unmade, findings }: PackedLedger, memo: Memo) {
    this.folder = source.folder;
    this.key = memo.keyOf(source.index);
    this.number = Number(source.folder);
    this.isMade = !unmade.has(source.folder);
    this.findings = findings.get(source.folder) ?? [];
    this.#source = source;
    this.#memo = memo;
  }

  get header(): IssueHeader | undefined {
    return this.isMade ? compileHeader(this.#source, this.#memo).value : undefined;
  }
}
