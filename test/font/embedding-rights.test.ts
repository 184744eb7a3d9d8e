import { expect, test } from 'vitest';
import { readEmbeddingRights } from '../../src/font/embedding-rights.js';
import { listFaces } from '../../src/font/open-font.js';
import { memorySource } from '../../src/model/byte-source.js';
import { buildTrueType, plain } from './build-font.js';

test.each([
  [0x0000, { level: 'installable', maySubset: true, bitmapsOnly: false }],
  [0x0002, { level: 'restricted', maySubset: true, bitmapsOnly: false }],
  [0x0004, { level: 'preview', maySubset: true, bitmapsOnly: false }],
  [0x0008, { level: 'editable', maySubset: true, bitmapsOnly: false }],
  // Of several the one that allows most.
  [0x000e, { level: 'editable', maySubset: true, bitmapsOnly: false }],
  [0x0108, { level: 'editable', maySubset: false, bitmapsOnly: false }],
  [0x0200, { level: 'installable', maySubset: true, bitmapsOnly: true }],
])('fsType %i is read', (fsType, rights) => {
  const [face] = listFaces(memorySource(buildTrueType(plain('国', { fsType }))));
  if (!face) throw new Error('a font has a face');
  expect(readEmbeddingRights(face.directory)).toEqual({ fsType, ...rights });
});
