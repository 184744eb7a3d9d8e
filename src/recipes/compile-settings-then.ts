import type { Memo, Step } from '../memo/memo.js';
import type { Measure } from '../model/measure.js';
import { seriesNamed } from '../model/names.js';
import type { Opening, SeriesDefinition, Settings } from '../model/settings.js';
import type { SourceFile } from '../model/source.js';
import { compileSettings } from './compile-standing-facts.js';

const settingsThen: Step<Settings | undefined> = { name: 'settings then', most: 8 };

/**
 * The settings that an issue was printed with, to judge its figures by: what is declared since, in another way or no more, is
 * no change to what was printed. What was counted before the first kept issue stands in bulletin.yaml too, but is a figure as
 * those of headers are, and so as it is now. None where they can't be made out.
 * @param file bulletin.yaml as it was
 */
export function compileSettingsThen(file: SourceFile, now: Settings, memo: Memo): Settings | undefined {
  const key = [file, now.file].map(memo.keyOf).join(' ');
  return memo.recall(settingsThen, key, () => {
    const then = compileSettings(file, memo).value;
    return then && { ...then, statistics: then.statistics.map((series) => withOpeningsOf(series, now)) };
  });
}

function withOpeningsOf(series: SeriesDefinition, { statistics }: Settings): SeriesDefinition {
  const named = new Map(statistics.map((definition) => [definition.key, { definition }]));
  const now = seriesNamed(named, series.key, undefined)?.definition;
  if (!now) return series;
  return { ...series, openings: now.openings.map((opening) => openingThen(opening, series, now)) };
}

/** An opening with the names that its measures had; of one that isn't declared any more what was stated then. */
function openingThen(opening: Opening, then: SeriesDefinition, now: SeriesDefinition): Opening {
  const before = then.openings.find(({ year }) => year.value === opening.year.value);
  const values = then.measures.flatMap(({ name }) => {
    const measure = now.measures.find((candidate) => namesOf(candidate).includes(name));
    const stated = measure ? namesOf(measure).map((each) => opening.values.get(each)) : [before?.values.get(name)];
    const value = stated.find((each) => each !== undefined);
    return value ? [[name, value] as const] : [];
  });
  return { ...opening, values: new Map(values) };
}

const namesOf = ({ name, former }: Measure): readonly string[] => [name, ...(former ? [former.name] : [])];
