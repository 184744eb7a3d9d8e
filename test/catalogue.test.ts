import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { findingCatalogue } from '../src/catalogue.js';
import type { Bilingual, MessageEntry } from '../src/model/message.js';

const src = join(import.meta.dirname, '../src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(src, name), 'utf8'));

/** What is said beside findings, as it is declared in whichever file. */
const talks: readonly (readonly [string, MessageEntry])[] = sources
  .flatMap((text) => [
    ...text.matchAll(
      /= (?:declareTalk\()?(\{\n {2}(?:'|\w+:)(?:(?!\n\})[\s\S])*\n\})(?:\);| as const satisfies Record<string, MessageEntry>;)/g,
    ),
  ])
  .flatMap(([, literal = '']) => Object.entries<MessageEntry>(runInNewContext(`(${literal})`)));
const talkCatalogue = Object.fromEntries(talks);

const entries: readonly (readonly [string, MessageEntry])[] = [...Object.entries(findingCatalogue), ...talks];

/** Every text of the catalogue with its code; notes beside their messages. */
const texts: readonly (readonly [string, Bilingual])[] = entries.flatMap(([code, { note, ...message }]) => [
  [code, message] as const,
  ...(note ? [[`${code}, note`, note] as const] : []),
]);

/** Only English has plurals. */
const parametersOf = (text: string): readonly string[] => {
  const names = Array.from(text.matchAll(/\{([^{}]+)\}/g), ([, name = '']) => name);
  return [...new Set(names)].filter((name) => name !== 'plural').sort();
};

/** What is typed as it stands is quoted, or a call in the examples of a help, which their own test looks at. */
const withoutQuoted = (code: string, text: string): string => {
  const prose = /^help-.*-examples$/.test(code) ? text.replace(/^.*? {2,}/gm, '') : text;
  return prose.replaceAll(/“[^“”]*”|"[^"]*"/g, '“”').replaceAll(/\{[^{}]*\}/g, '{}');
};

test('no code is in both catalogues', () => {
  expect(Object.keys(findingCatalogue).filter((code) => code in talkCatalogue)).toEqual([]);
});

test('every finding that is declared is in the catalogue, and each is declared once', () => {
  const declared = sources
    .filter((text) => /\bdeclareFindings\(\{|satisfies Record<string, FindingEntry>/.test(text))
    .flatMap((text) => [...text.matchAll(/^ {2}(?:'([^']+)'|(\w+)): \{\s+severity:/gm)])
    .map(([, quoted, plain]) => quoted ?? plain);
  expect(declared.sort()).toEqual(Object.keys(findingCatalogue).sort());
});

test('a finding has nothing but a severity, words, and whether something is only missing', () => {
  const known = ['severity', 'missing', 'zh', 'en', 'note'];
  const others = Object.values(findingCatalogue).flatMap((entry) => Object.keys(entry));
  expect(others.filter((key) => !known.includes(key))).toEqual([]);
});

test('every code that is asked for is one that exists', () => {
  const asked = sources.flatMap((text) =>
    [...text.matchAll(/(?<!\.)\bcode [!=]== '([^']+)'/g)].map(([, code]) => code),
  );
  expect(asked).toContain('folder-name/number');
  expect(asked.filter((code = '') => !(code in findingCatalogue || code in talkCatalogue))).toEqual([]);
});

test('each thing that is said is declared once', () => {
  expect(talks.map(([code]) => code).sort()).toEqual(Object.keys(talkCatalogue).sort());
});

test('the catalogue is looked at whole', () => {
  expect(talks.length).toBeGreaterThan(600);
  expect(texts.length).toBeGreaterThan(1000);
});

/** The codes of the texts that are not as they should be. */
const wrong = (isRight: (code: string, text: Bilingual) => boolean): readonly string[] =>
  texts.filter(([code, text]) => !isRight(code, text)).map(([code]) => code);

test('everything is said in both languages', () => {
  expect(wrong((_, { zh, en }) => zh.trim() !== '' && en.trim() !== '')).toEqual([]);
});

test('both languages say it of the same things', () => {
  expect(wrong((_, { zh, en }) => parametersOf(zh).join() === parametersOf(en).join())).toEqual([]);
});

test('English has no Chinese but what is quoted', () => {
  const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
  expect(wrong((code, { en }) => !chinese.test(withoutQuoted(code, en)))).toEqual([]);
});

test('Chinese sentences have Chinese marks', () => {
  const halfWidth = /[\p{Script=Han}”}][,;:!?()]|[,;:!?()][\p{Script=Han}“{]/u;
  expect(wrong((code, { zh }) => !halfWidth.test(withoutQuoted(code, zh)))).toEqual([]);
});
