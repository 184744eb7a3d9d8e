import type { RepertoireId } from '../model/font-table.js';
import { generalStandardFirst, generalStandardSecond, generalStandardThird } from './general-standard.js';

/** The characters that a font is measured by: the Han characters of each standard. */
export function repertoires(): Readonly<Record<RepertoireId, readonly number[]>> {
  const general = [...generalStandardFirst, ...generalStandardSecond, ...generalStandardThird].map(codePointOf);
  return { gb2312: gb2312(), general, gb18030: [...new Set([...gb18030LevelOne(), ...general])] };
}

const codePointOf = (character: string): number => character.codePointAt(0) ?? 0;

/** GB/T 2312—1980: 一级 in rows 16–55, 二级 in rows 56–87, which is 6763. */
function gb2312(): readonly number[] {
  const decoder = new TextDecoder('gb18030');
  const characters: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    // Row 55 ends five cells early.
    const last = row === 0xd7 ? 0xf9 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell += 1) {
      characters.push(codePointOf(decoder.decode(Uint8Array.of(row, cell))));
    }
  }
  return characters;
}

/**
 * GB 18030—2022, 9.2: 27,584 Han characters. Those of GBK with two bytes, less the 15 that are coded twice and were dropped
 * in 2022, those of Ext A, and the 66 that Unicode has added to the main block up to U+9FEF. Level 2 [9.3] adds those of the
 * 通用规范汉字表 that are not among them, which is 196. Written out by code points: what decoders make of the 15 differs.
 */
const gb18030LevelOne = (): readonly number[] => [
  ...range(0x4e00, 0x9fef),
  ...range(0x3400, 0x4db5),
  ...unifiedAmongCompatible,
  ...radicals,
];

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Bytes 0xFE42–0xFE4F of GB 18030: unified ideographs, though their block is that of compatibility ideographs. */
const unifiedAmongCompatible = [
  0xfa0e, 0xfa0f, 0xfa11, 0xfa13, 0xfa14, 0xfa1f, 0xfa21, 0xfa23, 0xfa24, 0xfa27, 0xfa28, 0xfa29,
];

/** Bytes 0xFE50–0xFE84 of GB 18030: parts of characters, as Unicode's radicals. */
const radicals = [
  0x2e81, 0x2e84, 0x2e88, 0x2e8b, 0x2e8c, 0x2e97, 0x2ea7, 0x2eaa, 0x2eae, 0x2eb3, 0x2eb6, 0x2eb7, 0x2ebb, 0x2eca,
];
