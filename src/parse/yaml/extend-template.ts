import type { Finding, Outcome } from '../../model/finding.js';
import { nearestName } from '../../model/nearest-name.js';
import { extendsKey, templateSchema } from '../../model/schema/template-schema.js';
import type { KeySchema, ValueSchema } from '../../model/schema/value-schema.js';
import type { Located } from '../../model/source.js';
import type { TemplateFile, TemplateFiles } from '../../model/sources.js';
import { finding } from '../finding.js';
import { type ReadYaml, readYamlFile } from './package-yaml.js';
import type { YamlEntry, YamlMap, YamlValue } from './parse-yaml.js';
import { duplicateKey } from './read-keys.js';
import { wrongForm } from './read-scalars.js';
import { valueForms } from './value-forms.js';

/** On this one of the package stands every template that names no other: it holds all defaults there are. */
const FOUNDATION = 'bulletin';

/** So many templates may stand on each other by name; the foundation below them is not counted. */
const MOST_DEEP = 4;

/** One edit in so many characters of a template's name is a slip, more are another name. */
const CHARACTERS_AN_EDIT = 3;

/** A template that there is not, named where it was asked for. */
export function unknownTemplate(name: Located<string>, templates: TemplateFiles): Finding {
  const names = [...templates.keys()].sort();
  const params = { name: name.value, names };
  const nearest = nearestName(name.value, names, Math.floor(name.value.length / CHARACTERS_AN_EDIT));
  return nearest === undefined
    ? finding('template-unknown', name.range, params)
    : finding('template-unknown/near', name.range, { ...params, nearest });
}

/** What a template says together with all that it stands on: maps are merged, all else replaces what is beneath it. */
export function extendTemplate(
  name: string,
  file: TemplateFile,
  templates: TemplateFiles,
  readYaml?: ReadYaml,
): Outcome<YamlValue> {
  const findings: Finding[] = [];
  const layers: YamlValue[] = [];
  const files: TemplateFile[] = [];
  let [at, here]: [string, TemplateFile | undefined] = [name, file];
  while (here) {
    const yaml = readYamlFile(here, readYaml);
    findings.push(...yaml.findings);
    if (!yaml.value) return { value: undefined, findings };
    files.push(here);
    const { rest, beneath, findings: wrong } = takeExtends(yaml.value);
    layers.push(rest);
    findings.push(...wrong);
    const next: TemplateFile | undefined = beneath
      ? nameBeneath(beneath.value, { at, here, templates })
      : foundationOf(templates, here);
    const refused = beneath && refuse(beneath, { next, files, templates });
    if (refused) return { value: undefined, findings: [...findings, refused] };
    [at, here] = [beneath?.value ?? FOUNDATION, next];
  }
  return { value: layers.reduceRight((lower, upper) => overlay(lower, upper, templateSchema)), findings };
}

/** The package's own foundation, unless that is what stands here; none where the package lacks it. */
function foundationOf(templates: TemplateFiles, here: TemplateFile): TemplateFile | undefined {
  const named = templates.get(FOUNDATION);
  const foundation = named?.shadowed ?? named;
  return foundation === here ? undefined : foundation;
}

/** A name means the workspace's template; inside the workspace's own of that name, the package's. */
function nameBeneath(
  name: string,
  { at, here, templates }: { at: string; here: TemplateFile; templates: TemplateFiles },
): TemplateFile | undefined {
  const key = name.normalize('NFC');
  return key === at.normalize('NFC') ? (here.shadowed ?? here) : templates.get(key);
}

/** Why a template can't stand on the one that it names. */
function refuse(
  named: Located<string>,
  {
    next,
    files,
    templates,
  }: { next: TemplateFile | undefined; files: readonly TemplateFile[]; templates: TemplateFiles },
): Finding | undefined {
  if (!next) return unknownTemplate(named, templates);
  if (files.includes(next)) return finding('template-extends/circle', named.range, { name: named.value });
  return files.length >= MOST_DEEP ? finding('template-extends/deep', named.range, { most: MOST_DEEP }) : undefined;
}

/** A template's text without the key that names the one beneath. */
function takeExtends(value: YamlValue): {
  readonly rest: YamlValue;
  readonly beneath: Located<string> | undefined;
  readonly findings: readonly Finding[];
} {
  if (value.type !== 'map') return { rest: value, beneath: undefined, findings: [] };
  const isExtends = ({ key: { value } }: YamlEntry): boolean =>
    value === extendsKey.key || value === extendsKey.synonym;
  const [first, ...others] = value.entries.filter(isExtends);
  const findings = first ? others.map((entry) => duplicateKey(entry, first)) : [];
  const rest: YamlMap = { ...value, entries: value.entries.filter((entry) => !isExtends(entry)) };
  if (!first || (first.value.type === 'scalar' && first.value.value !== '')) {
    return { rest, beneath: first?.value.type === 'scalar' ? first.value : undefined, findings };
  }
  return { rest, beneath: undefined, findings: [...findings, wrongForm(first, valueForms.wording.wanted)] };
}

/**
 * A key covers its synonym too. One that is written twice stays so: whoever reads the template reports it.
 * @param schema of these values; where they have no keys that are declared, names are what they are
 */
function overlay(lower: YamlValue, upper: YamlValue, schema: ValueSchema | undefined): YamlValue {
  if (lower.type !== 'map' || upper.type !== 'map') return upper;
  const keys: readonly KeySchema[] = schema?.type === 'mapping' ? schema.keys : [];
  const declared = ({ key: { value } }: YamlEntry): KeySchema | undefined =>
    keys.find(({ key, synonym }) => key === value || synonym === value);
  const nameOf = (entry: YamlEntry): string => declared(entry)?.key ?? entry.key.value;
  const beneath = new Map(lower.entries.map((entry) => [nameOf(entry), entry.value]));
  const own = upper.entries.map((entry): YamlEntry => {
    const covered = beneath.get(nameOf(entry));
    return covered ? { ...entry, value: overlay(covered, entry.value, declared(entry)?.value) } : entry;
  });
  const named = new Set(upper.entries.map(nameOf));
  return { ...upper, entries: [...own, ...lower.entries.filter((entry) => !named.has(nameOf(entry)))] };
}
