import { describe, expect, test } from 'vitest';
import { figuresAsWritten } from '../../src/parse/yaml/told-figures.js';

describe('figures that are told are written as they are read', () => {
  test.each([
    ['取号8000 受理3500', '{取号: 8000, 受理: 3500}'],
    ['取号：8000个，受理：3,500件。', '{取号: 8000, 受理: 3500}'],
    ['取号 8000', '{取号: 8000}'],
    ['接通率97.5', '{接通率: 97.5}'],
    ['大厅 取号8000 受理3500', '{大厅: {取号: 8000, 受理: 3500}}'],
    ['大厅：取号8000、受理3500；热线：来电12', '{大厅: {取号: 8000, 受理: 3500}, 热线: {来电: 12}}'],
  ])('%s', (told, written) => {
    expect(figuresAsWritten(told)).toBe(written);
  });
});

describe('where anything else is said, nothing is made of it', () => {
  test.each(['851', '大厅', '大厅 热线', '取号约8000', '取号8000（含预约）', '取号8000 大厅 受理3', '取号-3', ''])(
    '%j',
    (text) => {
      expect(figuresAsWritten(text)).toBeUndefined();
    },
  );
});
