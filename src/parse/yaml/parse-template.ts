import type { Finding, Outcome } from '../../model/finding.js';
import { templateSchema } from '../../model/schema/template-schema.js';
import { wholeFile } from '../../model/source.js';
import type { TemplateFile, TemplateFiles } from '../../model/sources.js';
import type { Template } from '../../model/template.js';
import { finding } from '../finding.js';
import { extendTemplate } from './extend-template.js';
import type { ReadYaml } from './package-yaml.js';
import type { YamlMap, YamlValue } from './parse-yaml.js';
import { readMapping } from './read-mapping.js';

/**
 * Reads a template with all that it stands on: every value that is missing, unknown or of the wrong kind is reported at its
 * place.
 * @param templates that it may stand on; without any, it has to state every value itself
 */
export function parseTemplate(
  name: string,
  file: TemplateFile,
  templates: TemplateFiles = new Map(),
  readYaml?: ReadYaml,
): Outcome<Template> {
  const yaml = extendTemplate(name, file, templates, readYaml);
  const findings = [...yaml.findings];
  if (yaml.value && yaml.value.type !== 'map') {
    findings.push(finding('value-shape', yaml.value.range, { key: 'template.yaml', example: 'extends: bulletin' }));
  }
  if (yaml.value?.type !== 'map') return { value: undefined, findings };
  const values = readMapping(yaml.value, templateSchema, wholeFile(file), findings);
  const template = values && { ...values, name };
  if (template && findings.length === 0) findings.push(...checkRoom(template, yaml.value));
  return { value: findings.length === 0 ? template : undefined, findings };
}

/** A grid needs two lines to have a pitch, and page 1 a line below its masthead. */
function checkRoom({ grid, masthead }: Template, map: YamlMap): readonly Finding[] {
  const used = Math.max(masthead.lines, masthead.number.line, masthead.period.line, masthead.imprint.line);
  if (grid.lines >= 2 && used < grid.lines) return [];
  const lines = valueAt(valueAt(map, 'grid'), 'lines');
  return [finding('template-too-small', (lines ?? map).range, { lines: grid.lines, masthead: used })];
}

const valueAt = (value: YamlValue | undefined, key: string): YamlValue | undefined =>
  value?.type === 'map' ? value.entries.find((entry) => entry.key.value === key)?.value : undefined;
