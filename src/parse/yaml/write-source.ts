import { source } from '../../model/schema/source-schema.js';
import { yamlScalar } from '../../model/yaml-scalar.js';

/** What may be declared of where figures stand. */
export interface PlannedSource {
  readonly file?: string | undefined;
  readonly sheet?: string | undefined;
  readonly columns: ReadonlyMap<string, string>;
  readonly total?: string | undefined;
  readonly dates?: string | undefined;
}

/** Lines for bulletin.yaml, to be pasted below `measures` of a series that stands below `statistics`. */
export function writeSource({ columns, ...planned }: PlannedSource): string {
  const named = [...columns].map(([measure, column]) => `${yamlScalar(measure)}: ${yamlScalar(column)}`);
  const texts: Readonly<Record<(typeof source.value.keys)[number]['key'], string | undefined>> = {
    file: planned.file && JSON.stringify(planned.file),
    sheet: planned.sheet && yamlScalar(planned.sheet),
    columns: named.length > 0 ? `{${named.join(', ')}}` : undefined,
    total: planned.total && yamlScalar(planned.total),
    dates: planned.dates,
  };
  const lines = source.value.keys.flatMap(({ key }) => (texts[key] ? [`      ${key}: ${texts[key]}\n`] : []));
  return [`    ${source.key}:\n`, ...lines].join('');
}
