import { type Finding, ruleOf, type TextEdit } from '../model/finding.js';
import type { Language, Severity } from '../model/message.js';
import { locate } from '../model/source.js';
import { jsonText } from './data-text.js';
import { discreetFinding, isDiscreet } from './discreet-finding.js';
import { fingerprintsOf } from './fingerprint.js';
import type { CheckReport } from './format-json.js';
import { arrangeFindings, reportedFinding } from './reported-finding.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const satisfies Record<Severity, string>;

/**
 * A log of the Static Analysis Results Interchange Format, with every rule that found something.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif({ findings, version, pageOf }: Omit<CheckReport, 'folders'>, language: Language): string {
  const arranged = arrangeFindings(findings);
  const fingerprints = fingerprintsOf(arranged);
  const ids = [...new Set(arranged.map(({ code }) => ruleOf(code)))].sort();
  const rules = ids.map((id) => describeRule(id, pageOf, language));
  const driver = { name: 'bulletin', version, rules };
  const results = arranged.map((finding, index) => ({
    ...result(finding, language),
    ruleIndex: ids.indexOf(ruleOf(finding.code)),
    partialFingerprints: { 'finding/v1': fingerprints[index] },
  }));
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { WORKSPACE: { description: { text: 'the folder that holds issues/' } } },
    results,
  };
  return jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
}

function describeRule(id: string, pageOf: CheckReport['pageOf'], language: Language) {
  const page = pageOf(id);
  if (!page) return { id };
  const [short, why] =
    language === 'zh'
      ? [page.summary, page.sections.get('为什么')?.trim() ?? '']
      : [id, page.sections.get('English')?.trim() ?? ''];
  return { id, shortDescription: { text: short }, fullDescription: { text: why }, help: { text: why } };
}

function result(finding: Finding, language: Language) {
  const { file, rule, severity, message, note } = reportedFinding(discreetFinding(finding, ''), language);
  const artifactLocation = locationOf(file);
  const region = regionOf(finding.range);
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: note === undefined ? message : `${message}\n${note}` },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(finding.fix && isDiscreet(finding.fix.text) && { fixes: [describeFix(finding.fix)] }),
  };
}

function describeFix({ range, text }: TextEdit) {
  const replacement = { deletedRegion: regionOf(range), insertedContent: { text } };
  const artifactLocation = locationOf(range.file.path);
  return { artifactChanges: [{ artifactLocation, replacements: [replacement] }] };
}

/** Fonts of the system and a template of the package may lie outside the workspace. */
function locationOf(path: string) {
  const way = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return { uri: `file://${way}` };
  const [drive] = /^[a-z]:(?=\/)/i.exec(path) ?? [];
  return drive
    ? { uri: `file:///${drive}${way.slice(encodeURIComponent(drive).length)}` }
    : { uri: way, uriBaseId: 'WORKSPACE' };
}

function regionOf(range: Finding['range']) {
  const { line, column, endLine, endColumn } = locate(range);
  return { startLine: line, startColumn: column, endLine, endColumn };
}
