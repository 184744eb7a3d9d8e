import { keyOfParts, type Memo, type Step, storedAs } from '../../memo/memo.js';
import type { Finding } from '../../model/finding.js';
import { type FontDefect, fontDefects } from '../../model/font-defects.js';
import type { FontDigests } from '../../model/font-library.js';
import { FONT_LOCK_FILE } from '../../model/font-lock.js';
import type { Coverage, Coverages, FontProblem, FontTable, LackingCharacter, RoleRow } from '../../model/font-table.js';
import { type Guard, isCount, isListOf, isShape } from '../../model/guards.js';
import type { Bilingual } from '../../model/message.js';
import type { Talk } from '../../model/talk.js';
import type { MeasureCoverage } from '../../recipes/compile-fonts.js';
import { formatTalk } from '../../report/format-talk.js';
import { wordFinding } from '../../report/reported-finding.js';
import { printable } from '../../report/terminal-text.js';
import { nameOf } from '../building/say-outcome.js';
import { talk } from '../talk.js';

/** Font files that their makers keep from being embedded, as a PDF needs it. */
const forbidding: ReadonlySet<FontDefect> = new Set(['restricted', 'no-subsetting']);

/** What keeps `--check` from passing. */
export function findFontProblems(
  table: Omit<FontTable, 'problems'>,
  lockFindings: readonly Finding[],
): readonly FontProblem[] {
  const { roles, lacking, unset, lock } = table;
  return [
    ...roles.flatMap(withoutFont),
    ...forbidden(table),
    ...(lock === 'unreadable' ? [problem('lock', talk('problem-lock-unreadable', { file: FONT_LOCK_FILE }))] : []),
    ...lockFindings.map(lockProblem),
    ...lacking.flatMap(lackingProblem),
    ...unset.map((folder) => problem('unset', talk('problem-unset', { issue: nameOf(folder) }))),
  ];
}

/** What the finding says, which names roles and fonts. */
function lockProblem(finding: Finding): FontProblem {
  const { zh, en } = wordFinding(finding);
  return { kind: 'lock', text: { zh: printable(zh), en: printable(en) } };
}

const withoutFont = ({ role, found }: RoleRow): readonly FontProblem[] =>
  found ? [] : [problem('no-font', talk('problem-no-font', { role }))];

/** Each file once: one that was passed over for a role is often no role's. */
function forbidden({ roles, unused }: Omit<FontTable, 'problems'>): readonly FontProblem[] {
  const passedOver = roles.flatMap(({ steps }) => steps.flatMap(({ refused }) => refused));
  const files = new Map([...passedOver, ...unused].flatMap(({ file, defect }) => (defect ? [[file, defect]] : [])));
  return [...files].flatMap(([file, defect]) =>
    forbidding.has(defect)
      ? problem('not-embeddable', talk('problem-not-embeddable', { file, reason: fontDefects[defect] }))
      : [],
  );
}

function lackingProblem({
  kind,
  accepted,
  codePoint,
  character,
  role,
  places,
}: LackingCharacter): readonly FontProblem[] {
  if (accepted) return [];
  const params = { codePoint, character, place: places[0] ?? '' };
  if (kind === 'missing') return [problem('missing', talk('problem-missing', params))];
  return [problem('stand-in', talk('problem-stand-in', { ...params, role }))];
}

function problem(kind: FontProblem['kind'], said: Talk): FontProblem {
  const text: Bilingual = { zh: formatTalk(said, 'zh'), en: formatTalk(said, 'en') };
  return { kind, text };
}

const LAST_CODE_POINT = 0x10ffff;

const isCodePoint: Guard<number> = (value): value is number => isCount(value) && value <= LAST_CODE_POINT;

const isCoverage = isShape<Coverage>({ total: isCount, missing: isListOf(isCodePoint) });

const isCoverages: Guard<Coverages> = isShape<Coverages>({
  gb2312: isCoverage,
  general: isCoverage,
  gb18030: isCoverage,
});

const coverages: Step<Coverages> = { name: 'font coverage', most: 64, stored: storedAs(isCoverages) };

interface KeptCoverage {
  readonly digests: FontDigests;
  readonly memo: Memo;
  /** Tells programs apart: another may read fonts in another way. */
  readonly program: string;
}

/** Measures a font once as long as neither it nor the program changes: half a second of work for each. */
export const keepCoverage =
  (measure: MeasureCoverage, { digests, memo, program }: KeptCoverage): MeasureCoverage =>
  (file, index) => {
    const digest = digests.of(file);
    if (digest === undefined) return measure(file, index);
    return memo.recall(coverages, keyOfParts(program, digest, String(index)), () => measure(file, index));
  };
