import { digestAttachment, digestTexts } from '../check/digest-files.js';
import { createMemo, type Memo } from '../memo/memo.js';
import { decimalText } from '../model/exact.js';
import { hasErrors } from '../model/finding.js';
import type { IssueHeader, Release, Released } from '../model/header.js';
import type { IgnoreNote } from '../model/ignore-note.js';
import type { Ledger } from '../model/ledger.js';
import { addsUp, nameAt, writeEntered } from '../model/measure.js';
import { thisYear } from '../model/query-ledger.js';
import { wholeFile } from '../model/source.js';
import type { IssueSources, WorkspaceSources } from '../model/sources.js';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import { insertRelease, type ReleaseEntry } from '../parse/insert-release.js';
import { parseHeader } from '../parse/parse-header.js';
import { parseIgnoreNotes } from '../parse/parse-ignore-notes.js';
import { parseSettings } from '../parse/parse-settings.js';
import { ledgerIssueOf } from '../statistics/resolve-figures.js';
import { compileHeader, compileLedger } from './compile-ledger.js';

const talk = declareTalk({
  'release-unread': {
    zh: '没有印发：“{file}”刚才还在，现在读不出来',
    en: 'nothing was released: “{file}” was there a moment ago and cannot be read now',
    note: { zh: '等文件存好，看看磁盘，再运行一次', en: 'save it, look at the disk, and try again' },
  },
});

/* The recipe of a release: what was printed → the record of it in the issue's header. */

interface ReleaseInput {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
  /** Files of the issue's folder that its text names, as it names them. */
  readonly attached: readonly string[];
  /** How many pages the PDF has, and its SHA-256. */
  readonly pages: number;
  readonly sha256: string;
  /** Why the issue is released again. */
  readonly reason?: string;
}

/**
 * The record of a header's releases; none where there is none, or where the header can't be made out. A compile with the
 * same memo doesn't parse the header again.
 */
export const releasedOf = (
  { folder, index }: Pick<IssueSources, 'folder' | 'index'>,
  memo: Memo = createMemo(),
): Released | undefined => compileHeader({ folder, index }, memo).value?.released;

/** What the author overruled in an issue's text, and why: whoever signs it is to know. */
export const overruledIn = ({ index, sections }: Pick<IssueSources, 'index' | 'sections'>): readonly IgnoreNote[] =>
  [index, ...sections].flatMap(parseIgnoreNotes).filter(({ reason }) => reason !== undefined);

/** The release that holds. */
export function latestOf({ releases }: Released): Release {
  const latest = releases.at(-1);
  if (!latest) throw new Error('a record without a release');
  return latest;
}

/**
 * The text of index.md with the release recorded in it; none where the header is written in a way that can't take it. The
 * issue must be free of errors.
 * @throws UsageError where a file that the text names can't be read any more
 */
export function recordRelease(input: ReleaseInput): string | undefined {
  const { issue, pages, sha256, reason } = input;
  const header = parseHeader(issue).value;
  if (!header?.date) throw new Error(`issue ${issue.folder} has no header to be released with`);
  const entry: ReleaseEntry = {
    date: header.date.value,
    pages,
    sha256,
    published: figuresOf(input, header),
    files: new Map([['index.md', sha256]]),
    ...(reason !== undefined && { reason }),
  };
  // The digest of index.md is that of the text around the record: it doesn't matter what is in that.
  const draft = recorded(issue, header, entry);
  if (!draft?.released) return undefined;
  const texts = digestTexts({ ...issue, index: draft.file }, draft.released);
  const files = new Map([...texts, ...digestAttached(input)]);
  const made = recorded(issue, header, { ...entry, files });
  return made && isSame(made, entry) ? made.file.text : undefined;
}

/** The header with one more release; none where it could not be read then. */
function recorded(issue: IssueSources, header: IssueHeader, entry: ReleaseEntry): IssueHeader | undefined {
  const index = { ...issue.index, text: insertRelease(header, entry) };
  const { value, findings } = parseHeader({ folder: issue.folder, index });
  const count = (header.released?.releases.length ?? 0) + 1;
  return value?.released?.releases.length === count && !hasErrors(findings) ? value : undefined;
}

function isSame({ released }: IssueHeader, { sha256, pages, reason }: ReleaseEntry): boolean {
  const last = released && latestOf(released);
  return last?.sha256.value === sha256 && last.pages.value === pages && last.reason?.value === reason;
}

function digestAttached({ issue, attached }: ReleaseInput): readonly (readonly [string, string])[] {
  return [...attached].sort().map((value) => {
    const digest = digestAttachment({ value, range: wholeFile(issue.index) }, issue);
    // It was there when the pages were made: left out of the record, it could be changed later and nobody would know.
    if (digest === undefined) throw new UsageError(talk('release-unread', { file: `issues/${issue.folder}/${value}` }));
    return [value, digest] as const;
  });
}

/** The cumulative figures as the issue prints them, by series and measure; special issues have none. */
function figuresOf({ workspace }: ReleaseInput, header: IssueHeader): ReleaseEntry['published'] {
  const settings = parseSettings(workspace.settings).value;
  const ledger = settings && compileLedger(settings, workspace.headers, createMemo(), workspace.history).ledger;
  const figures = ledger ? [...ledger.series.keys()].map((key) => [key, totalsOf(ledger, key, header)] as const) : [];
  return new Map(figures.filter(([, totals]) => totals.size > 0));
}

function totalsOf(ledger: Ledger, key: string, header: IssueHeader): ReadonlyMap<string, string> {
  const issue = ledgerIssueOf(header, ledger);
  const series = ledger.series.get(key);
  if (!issue || !series) return new Map();
  return new Map(
    [...series.accounts.values()].flatMap((account) => {
      const { measure } = account;
      const total = thisYear({ ledger, series, account, issue });
      // A record has no room for what is below 0.
      if (total.type === 'unknown' || total.value.over < 0n) return [];
      // What adds up is recorded as it is, all else as it is printed.
      const text = addsUp(measure) ? decimalText(total.value) : writeEntered(measure, total.value);
      return [[nameAt(measure, issue), text] as const];
    }),
  );
}
