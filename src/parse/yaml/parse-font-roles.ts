import type { FontRole } from '../../model/face.js';
import type { Finding, Outcome } from '../../model/finding.js';
import type { FontRoles, RoleCandidate } from '../../model/font-library.js';
import { type FontPlacing, packagedFontOf, packagedFonts } from '../../model/packaged-fonts.js';
import { type candidateSchema, fontsSchema } from '../../model/schema/fonts-schema.js';
import type { ItemOf } from '../../model/schema/value-schema.js';
import type { Located, SourceFile } from '../../model/source.js';
import { finding } from '../finding.js';
import { readMappingFile } from './read-mapping.js';

/** An npm package name. */
const PACKAGE_NAME = /^(@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*$/u;
/** A path inside the package: no step upwards, nothing absolute. */
const INNER_PATH = /^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[^\\:]+$/u;

/** Reads the roles that fonts.yaml states. None where there are findings. */
export function parseFontRoles(file: SourceFile): Outcome<FontRoles> {
  const { value, findings: early } = readMappingFile(file, fontsSchema, 'roles: {仿宋: [{families: [仿宋]}]}');
  const findings = [...early];
  const roles = new Map<FontRole, readonly RoleCandidate[]>();
  const latins: Located<FontRole>[] = [];
  for (const { key, value: candidates = [] } of value?.roles ?? []) {
    if (candidates.length === 0) findings.push(finding('value-empty', key.range, { key: key.value }));
    roles.set(
      key.value,
      candidates.flatMap((candidate) => readCandidate(key.value, candidate, findings) ?? []),
    );
    latins.push(...candidates.flatMap(({ latin }) => latin ?? []));
  }
  for (const { value: role, range } of latins) {
    if (!roles.has(role)) findings.push(finding('fonts-file/latin-unknown', range, { role, roles: [...roles.keys()] }));
  }
  return { value: findings.length === 0 ? roles : undefined, findings };
}

/** A candidate is one of the office's fonts, or one of a package's. */
function readCandidate(
  role: FontRole,
  { families, files, package: packageName, file, width = 1, latin, instance, range }: ItemOf<typeof candidateSchema>,
  findings: Finding[],
): RoleCandidate | undefined {
  const chosen = instance && { instance: instance.value };
  const isInstalled = families.length > 0 || files.length > 0;
  if (isInstalled && !packageName && !file) {
    const [fileNames, names] = [files, families].map((texts) => texts.map(({ value }) => value));
    return { type: 'installed', files: fileNames ?? [], families: names ?? [], ...chosen };
  }
  if (isInstalled || !packageName) {
    findings.push(finding('fonts-file/candidate', range, { role }));
    return undefined;
  }
  const placing = readPlacing(packageName, file, findings);
  return { type: 'package', ...placing, width, ...(latin && { latin: latin.value }), ...chosen };
}

/** The font that is meant: one of the program goes by its name, also where an older file says where npm has it. */
function readPlacing(
  packageName: Located<string>,
  file: Located<string> | undefined,
  findings: Finding[],
): FontPlacing {
  const placing: FontPlacing = { package: packageName.value, ...(file && { file: file.value }) };
  const found = packagedFontOf(placing);
  if (found) return { package: found.name };
  if (!file) {
    const names = packagedFonts.map(({ name }) => name);
    findings.push(finding('fonts-file/packaged', packageName.range, { name: packageName.value, names }));
    return placing;
  }
  if (!PACKAGE_NAME.test(packageName.value)) {
    const wanted = { zh: ' npm 软件包的名称', en: 'the name of an npm package' };
    findings.push(finding('fonts-file/package', packageName.range, { key: 'package', wanted }));
  }
  if (!INNER_PATH.test(file.value)) {
    const wanted = { zh: '软件包里的一个文件', en: 'a file inside the package' };
    findings.push(finding('fonts-file/package', file.range, { key: 'file', wanted }));
  }
  return placing;
}
