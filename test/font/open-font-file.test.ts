import { describe, expect, test } from 'vitest';
import { createFaceCache, openFontFile } from '../../src/font/open-font-file.js';
import { type ByteSource, memorySource } from '../../src/model/byte-source.js';
import { UsageError } from '../../src/model/usage-error.js';
import { buildCff, plain } from './build-font.js';

/** A font file that loses its bytes once `cut` is called. */
function failingSource(bytes: Uint8Array): { source: ByteSource; cut: () => void } {
  const whole = memorySource(bytes);
  let isCut = false;
  const source: ByteSource = {
    size: whole.size,
    readAt(offset, length) {
      if (isCut) throw new RangeError('the file ends');
      return whole.readAt(offset, length);
    },
  };
  return {
    source,
    cut: () => {
      isCut = true;
    },
  };
}

describe('openFontFile', () => {
  test('opens a file and each of its faces once', () => {
    const file = { name: 'fonts/a.otf', source: memorySource(buildCff(plain('一二'))) };
    const cache = createFaceCache();
    expect(openFontFile(file, cache).face(0)).toBe(openFontFile(file, cache).face(0));
  });

  test('says which font it is that can’t be embedded, where that shows only when it is subset', async () => {
    const { source, cut } = failingSource(buildCff(plain('一二')));
    const face = openFontFile({ name: 'fonts/a.otf', source }, createFaceCache()).face(0);
    const entries = [{ glyph: 1, advance: face.advanceOf(1) }];
    await expect(face.subset(entries)).resolves.toMatchObject({ format: 'cff' });
    cut();
    const error: unknown = await face.subset(entries).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ code: 'font-not-embeddable', params: { file: 'fonts/a.otf' } });
  });
});
