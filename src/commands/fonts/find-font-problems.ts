import type { Finding } from '../../model/finding.js';
import { type FontDefect, fontDefects } from '../../model/font-defects.js';
import { FONT_LOCK_FILE } from '../../model/font-lock.js';
import type { FontProblem, FontTable, LackingCharacter, RoleRow } from '../../model/font-table.js';
import type { Bilingual } from '../../model/message.js';
import type { Talk } from '../../model/talk.js';
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
