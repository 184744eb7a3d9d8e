import type { Coverage, FontTable, FoundFont, RepertoireId, RoleRow } from '../model/font-table.js';
import type { VariationSet } from '../model/font-variation.js';

/** Names and their meaning are a contract: a change to them is a new `version`. docs/fonts.md has them. */
const DATA_VERSION = 1;

/** The table as plain data. What is not known is null. */
export function fontsData({ roles, unused, issues, unset, lacking, problems, ...table }: FontTable): object {
  return {
    version: DATA_VERSION,
    systemFonts: table.systemFonts,
    lock: table.lock,
    roles: roles.map((row) => roleData(row, table.systemFonts)),
    unused: unused.map(({ file, families, defect }) => ({ file, families, defect: defect ?? null })),
    issues,
    unset,
    missing: lacking.map(({ font, ...character }) => ({ ...character, font: font ?? null })),
    problems: problems.map(({ kind, text }) => ({ kind, text: text.zh, textEn: text.en })),
  };
}

function roleData({ role, steps, found, lock }: RoleRow, systemFonts: boolean): object {
  const looked = steps.filter(({ place }) => systemFonts || place !== 'system');
  return {
    role,
    font: found ? fontData(found) : null,
    lock: lock ?? null,
    searched: looked.map(({ place, notFound, refused, foundBy }) => ({
      place,
      notFound,
      refused: refused.map(({ file, defect }) => ({ file, defect })),
      foundBy: foundBy ?? null,
    })),
  };
}

function fontData({ coverage, variation, ...found }: FoundFont): object {
  const { family, style, postScriptName, version, file, place, sha256, width, latin, license, licenseUrl, embedding } =
    found;
  const measured = (id: RepertoireId): object => coverageData(coverage[id]);
  return {
    family,
    style,
    postScriptName,
    version,
    file,
    place,
    sha256: sha256 ?? null,
    width,
    latin: latin ?? null,
    license,
    licenseUrl,
    embedding,
    coverage: { gb2312: measured('gb2312'), general: measured('general'), gb18030: measured('gb18030') },
    ...(variation && { variation: variationData(variation) }),
  };
}

const variationData = ({ axes, instances, set }: VariationSet): object => ({
  axes,
  instances: instances.flatMap(({ name }) => name ?? []),
  set: set.name ?? null,
  at: set.at,
});

const coverageData = ({ total, missing }: Coverage): object => ({
  total,
  covered: total - missing.length,
  missing: missing.map((codePoint) => String.fromCodePoint(codePoint)).join(''),
});
