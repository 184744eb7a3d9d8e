import type { Memo } from '../memo/memo.js';
import type { SourceFile } from '../model/source.js';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import type { Output } from '../outputs/output.js';
import { outputs } from '../outputs/outputs.js';
import { pdf } from '../outputs/pdf/pdf.js';
import { compileSettings } from './compile-standing-facts.js';

const talk = declareTalk({
  'no-such-format': {
    zh: '没有“{typed}”这种格式（--to）',
    en: 'there is no format “{typed}” (--to)',
    note: { zh: '可以写：{known}；几种用逗号分开', en: 'there are: {known}; several are parted by commas' },
  },
});

/* The recipe of the formats of a build: what was typed, else what bulletin.yaml says, else PDF. */

/**
 * @param typed ids of outputs
 * @throws UsageError for what is no id
 */
export function compileFormats(
  typed: readonly string[],
  settings: SourceFile | undefined,
  memo: Memo,
): readonly Output[] {
  if (typed.length > 0) return [...new Set(typed.map(findOutput))];
  const stated = (settings && compileSettings(settings, memo).value?.formats) ?? [];
  // What is none is a finding of every issue.
  const known = stated.flatMap(({ value }) => readers.find(({ id }) => id === value) ?? []);
  return known.length > 0 ? [...new Set(known)] : [pdf];
}

const readers = outputs.filter(({ audience }) => audience === 'readers');

/** What `formats` in bulletin.yaml may name. */
export const readersFormats: readonly string[] = readers.map(({ id }) => id);

function findOutput(typed: string): Output {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const output = outputs.find(({ id }) => id === wanted);
  if (output) return output;
  const known = outputs.map(({ id }) => id);
  throw new UsageError(talk('no-such-format', { typed, known }));
}
