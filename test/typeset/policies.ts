import { readFileSync } from 'node:fs';
import type { LinePolicy } from '../../src/model/new-workspace.js';
import type { Composition } from '../../src/model/template.js';
import { parseTemplate } from '../../src/parse/yaml/parse-template.js';
import { writeTemplate } from '../../src/plan/write-template.js';

/** How lines are composed in a workspace that chose this policy when it was made. */
export function compositionOf(policy: LinePolicy): Composition {
  const path = 'templates/bulletin/template.yaml';
  const shadowed = { path, text: readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') };
  const file = { path, text: writeTemplate('bulletin', policy), shadowed };
  const { value, findings } = parseTemplate('bulletin', file, new Map([['bulletin', file]]));
  if (!value) throw new Error(`the template of ${policy} has findings: ${findings.map(({ code }) => code).join(', ')}`);
  return value.composition;
}
