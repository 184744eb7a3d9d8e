import type { Memo, Step } from '../memo/memo.js';
import type { Outcome } from '../model/finding.js';
import type { Holidays } from '../model/holidays.js';
import type { People } from '../model/people.js';
import type { Settings } from '../model/settings.js';
import type { SourceFile } from '../model/source.js';
import { parseHolidays } from '../parse/yaml/parse-holidays.js';
import { parsePeople } from '../parse/yaml/parse-people.js';
import { parseSettings } from '../parse/yaml/parse-settings.js';
import { readYamlWith } from './remember-yaml.js';

/* The files that every issue shares, each parsed once as long as it stays as it is. */

const settingsStep: Step<Outcome<Settings>> = { name: 'settings', most: 2 };
const peopleStep: Step<Outcome<People>> = { name: 'people', most: 2 };
const holidaysStep: Step<Outcome<Holidays>> = { name: 'holidays', most: 2 };

export const compileSettings = (file: SourceFile, memo: Memo): Outcome<Settings> =>
  memo.recall(settingsStep, memo.keyOf(file), () => parseSettings(file, readYamlWith(memo)));

export const compilePeople = (file: SourceFile, memo: Memo): Outcome<People> =>
  memo.recall(peopleStep, memo.keyOf(file), () => parsePeople(file, readYamlWith(memo)));

export const compileHolidays = (file: SourceFile, memo: Memo): Outcome<Holidays> =>
  memo.recall(holidaysStep, memo.keyOf(file), () => parseHolidays(file, readYamlWith(memo)));
