import { expect, test } from 'vitest';
import { csvRecord, csvValue } from '../../src/model/csv.js';
import { readCsv } from '../../src/parse/read-csv.js';
import { writeHistory } from '../../src/plan/write-history.js';
import * as fc from '../tools/fast-check.js';

const valuesIn = (text: string): readonly (readonly string[])[] =>
  readCsv({ path: 'a.csv', text }, ',').rows.map((row) =>
    row.map(({ range }) => csvValue(range.file.text.slice(range.start, range.end))),
  );

const field = fc.string({ unit: fc.constantFrom('甲', 'a', ',', '"', '\n', '，', '1') });

test('fields come back from a file as they went into it, but for blanks around them', () => {
  const record = fc.array(field, { minLength: 1, maxLength: 6 }).filter((fields) => fields.join('').trim() !== '');
  fc.assert(
    fc.property(record, (fields) => {
      expect(valuesIn(`${csvRecord(fields)}\r\n`)).toEqual([fields.map((text) => text.trim())]);
    }),
  );
});

test('a row that says no more than a quotation mark is there', () => {
  expect(valuesIn('甲\r\n""""\r\n,\r\n')).toEqual([['甲'], ['"']]);
});

test('past figures keep the names of their measures, whatever these are', () => {
  const period = { from: { year: 2023, month: 1, day: 2 }, to: { year: 2023, month: 1, day: 6 } };
  const measures = ['窗口.咨询,投诉', '窗口."一件事"'];
  const written = writeHistory({ measures, rows: [{ period, issue: undefined, figures: [undefined, undefined] }] });
  expect(valuesIn(written)[0]?.slice(-2)).toEqual(measures);
});
