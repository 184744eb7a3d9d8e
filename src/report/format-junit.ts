import type { Finding } from '../model/finding.js';
import type { Language } from '../model/message.js';
import type { ReportedFinding } from '../model/reported-finding.js';
import { xmlText } from './data-text.js';
import { discreetFinding } from './discreet-finding.js';
import type { CheckReport } from './format-json.js';
import { arrangeFindings, reportedFinding } from './reported-finding.js';

/**
 * JUnit's XML as test dashboards read it. Each rule that found something in a file is a test case, a failed one where an
 * error is among it, so that a run is red where `check` exits with 1; an issue without a finding is one that passed.
 */
export function formatJunit(
  { findings, folders }: Omit<CheckReport, 'pageOf' | 'version'>,
  language: Language,
): string {
  const cases = new Map<string, ReportedFinding[]>();
  for (const reported of arrangeFindings(findings).map((finding: Finding) =>
    reportedFinding(discreetFinding(finding, ''), language),
  )) {
    const key = `${reported.file}\0${reported.rule}`;
    const known = cases.get(key);
    if (known) known.push(reported);
    else cases.set(key, [reported]);
  }
  const withFindings = [...cases.values()].map((reported) => reported[0]?.file ?? '');
  const passed = folders.filter((folder) => !withFindings.some((file) => file.startsWith(`${folder}/`)));
  const failures = [...cases.values()].filter(isFailure).length;
  const counts = `tests="${cases.size + passed.length}" failures="${failures}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="bulletin" ${counts}>`,
    `  <testsuite name="check" ${counts}>`,
    ...[...cases.values()].flatMap(failedCase),
    ...passed.map((folder) => `    <testcase classname="${xmlText(folder)}" name="check"/>`),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const isFailure = (reported: readonly ReportedFinding[]): boolean =>
  reported.some(({ severity }) => severity === 'error');

function failedCase(reported: readonly ReportedFinding[]): readonly string[] {
  const [first] = reported;
  if (!first) return [];
  const lines = reported.map(({ file, line, column, severity, message, note }) =>
    [`${file}:${line}:${column}: ${severity}: ${message}`, ...(note === undefined ? [] : [`  ${note}`])].map(xmlText),
  );
  const text = lines.flat().join('\n');
  const outcome = isFailure(reported)
    ? `      <failure message="${xmlText(first.message)}" type="error">${text}</failure>`
    : `      <system-out>${text}</system-out>`;
  const name = `classname="${xmlText(first.file)}" name="${xmlText(first.rule)}"`;
  return [`    <testcase ${name} file="${xmlText(first.file)}">`, outcome, '    </testcase>'];
}
