import type { EmbeddingRights } from '../model/font-table.js';
import { readFontTable, type SfntDirectory } from './read-sfnt.js';

/** [OpenType: OS/2 fsType] */
const RESTRICTED = 0x0002;
const PREVIEW_AND_PRINT = 0x0004;
const EDITABLE = 0x0008;
const USAGE_MASK = RESTRICTED | PREVIEW_AND_PRINT | EDITABLE;
const NO_SUBSETTING = 0x0100;
const BITMAPS_ONLY = 0x0200;

/** What a face allows; one without an OS/2 table forbids nothing. @throws FontError, RangeError */
export function readEmbeddingRights(directory: SfntDirectory): EmbeddingRights {
  const fsType = directory.tables.has('OS/2') ? readFontTable(directory, 'OS/2').getUint16(8) : 0;
  return {
    fsType,
    level: levelOf(fsType & USAGE_MASK),
    maySubset: (fsType & NO_SUBSETTING) === 0,
    bitmapsOnly: (fsType & BITMAPS_ONLY) !== 0,
  };
}

/** Old fonts set several bits: the one that allows most holds. */
function levelOf(usage: number): EmbeddingRights['level'] {
  if (usage & EDITABLE) return 'editable';
  if (usage & PREVIEW_AND_PRINT) return 'preview';
  return usage & RESTRICTED ? 'restricted' : 'installable';
}
