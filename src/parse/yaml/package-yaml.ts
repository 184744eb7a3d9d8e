import { createHash } from 'node:crypto';
import type { Outcome } from '../../model/finding.js';
import type { SourceFile } from '../../model/source.js';
import type { YamlText } from './find-full-width.js';
import { unpackYaml } from './pack-yaml.js';
import { packageYaml } from './packed-package-yaml.js';
import { parseYaml, type YamlValue } from './parse-yaml.js';

/** How a text is known, whatever its file is called: an office's copy of a template is the same YAML. */
export const digestOfYaml = (text: string): string => createHash('sha256').update(text).digest('base64');

/** What parsing a file gives, without parsing: of those that this package brings. None for any other. */
export function findPackageYaml(file: SourceFile): YamlValue | undefined {
  const packed = packageYaml[digestOfYaml(file.text)];
  return packed && unpackYaml(packed, file);
}

/** What the YAML of a text says: whoever hands this in may know it already. */
export type ReadYaml = (yaml: YamlText) => Outcome<YamlValue>;

/** The YAML of a whole file. */
export function readYamlFile(file: SourceFile, readYaml: ReadYaml = parseYaml): Outcome<YamlValue> {
  const value = findPackageYaml(file);
  return value ? { value, findings: [] } : readYaml({ file, start: 0, end: file.text.length });
}
