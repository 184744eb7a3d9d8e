import { isAsked, type MeasureAnswer, type SeriesAnswer, type WorkspaceAnswers } from '../model/new-workspace.js';
import { settingsSchema } from '../model/schema/settings-schema.js';
import { yamlScalar } from '../model/yaml-scalar.js';

/** What bulletin.yaml of a new workspace is written from. */
interface SettingsPlan {
  readonly answers: WorkspaceAnswers;
  readonly template: string;
  /** Where its schema is, seen from its folder. */
  readonly schema: string;
  /** The year of the first issue. */
  readonly year: number;
}

/** bulletin.yaml of a new workspace, lines parted by LF. */
export function writeSettings({ answers, template, schema, year }: SettingsPlan): string {
  const { name, publisher, distribution, copies, series, number, issue } = answers;
  const needsOpening = issue !== '1';
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    '# 各期共用的内容；某一期要改，就在那一期的 index.md 里另写',
    `name: ${yamlScalar(name)}`,
    `publisher: ${yamlScalar(publisher)}`,
    `template: ${yamlScalar(template)}`,
    ...(distribution.size > 0 ? ['distribution:'] : []),
    ...[...distribution].map(([kind, receivers]) => `  ${kind}: ${yamlScalar(receivers)}`),
    ...(copies === undefined ? [] : [`copies: ${yamlScalar(copies)}`]),
    ...(series.length > 0 ? ['statistics:'] : []),
    ...series.flatMap((one) => seriesLines(one, needsOpening ? { year, through: Number(number) - 1 } : undefined)),
    ...hints,
  ];
  return `${lines.join('\n')}\n`;
}

type Key = (typeof settingsSchema.keys)[number]['key'];

/** The keys that `init` asks for, and those that it only names for whoever looks into the file. */
const introduced: Readonly<Record<Key, 'asked' | 'named' | 'never'>> = {
  name: 'asked',
  masthead: 'named',
  publisher: 'asked',
  template: 'asked',
  distribution: 'asked',
  copies: 'asked',
  max_pages: 'named',
  output: 'named',
  formats: 'named',
  statistics: 'asked',
  compare: 'named',
  rules: 'named',
  classified: 'never',
  terms: 'named',
};

const hints: readonly string[] = [
  '# 还可以写（去掉行首的“# ”）：',
  ...settingsSchema.keys
    .filter(({ key }) => introduced[key] === 'named')
    .flatMap(({ key, description, example = '' }) => [`#   ${description.zh}：`, `# ${key}: ${example}`]),
];

/** `件`, or `{unit: 分钟, take: max}` */
function declarationOf({ unit, ways = [] }: MeasureAnswer): string {
  if (ways.length === 0) return yamlScalar(unit);
  const keys = [{ name: 'unit', text: unit }, ...ways];
  return `{${keys.map(({ name, text }) => `${name}: ${yamlScalar(text)}`).join(', ')}}`;
}

function seriesLines(
  { key, title, measures }: SeriesAnswer,
  opened: { readonly year: number; readonly through: number } | undefined,
): readonly string[] {
  const units = measures.map((measure) => `${yamlScalar(measure.name)}: ${declarationOf(measure)}`);
  const figures = measures
    .filter(isAsked)
    .map(({ name, opening = '' }) => `${yamlScalar(name)}: ${yamlScalar(opening)}`);
  return [
    `  ${yamlScalar(key)}:`,
    `    title: ${yamlScalar(title)}`,
    `    measures: {${units.join(', ')}}`,
    ...(opened
      ? [
          '    opening:',
          `      # 当年到总第${opened.through}期为止，已经计入“今年以来”的数`,
          `      - {year: ${opened.year}, through: ${opened.through}, ${figures.join(', ')}}`,
        ]
      : []),
  ];
}
