import type { Finding } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import { comparableOutput, defectOf, FORBIDDEN_IN_NAMES, isSure, nameOutput } from '../model/output-name.js';
import type { Settings } from '../model/settings.js';
import { finding } from './finding.js';

/** Formats that bulletin.yaml names and nobody knows. @param known ids of outputs */
export const findFormatTrouble = ({ formats }: Settings, known: readonly string[]): readonly Finding[] =>
  formats.flatMap(({ value, range }) =>
    known.includes(value) ? [] : [finding('output-format', range, { typed: value, known })],
  );

/**
 * Whether the PDF of an issue can have the name that `output` gives it: one that every system takes, and that no earlier
 * and no special issue has.
 * @param readHeaders those of all of them; hardly any pattern needs them
 */
export function findOutputTrouble(
  settings: Settings,
  header: IssueHeader,
  readHeaders: () => readonly IssueHeader[],
): readonly Finding[] {
  const { output } = settings;
  const name = output && nameOutput(output, header, settings);
  if (!output || name === undefined) return [];
  const { range } = output;
  const defect = defectOf(name);
  if (defect === 'character') {
    const character = FORBIDDEN_IN_NAMES.exec(name)?.[0] ?? '';
    return [finding('output-name/value', range, { folder: header.folder, name, character, field: '{名称}' })];
  }
  if (defect) return [finding(`output-name/${defect}`, range, { folder: header.folder, name })];
  // Special issues keep the names of their folders where the pattern doesn't tell them from regular ones.
  if (header.identity.type === 'regular' && parseIssueFolder(name)?.type === 'special') {
    return [finding('output-name/special', range, { folder: header.folder, name })];
  }
  if (isSure(output)) return [];
  const wanted = comparableOutput(name);
  const earlier = readHeaders().filter(({ folder }) => folder !== header.folder);
  const same = earlier.find((other) => comparableOutput(nameOutput(output, other, settings) ?? '') === wanted);
  return same
    ? [finding('output-name/same', range, { folder: header.folder, other: same.folder, name, field: '{总第}' })]
    : [];
}
