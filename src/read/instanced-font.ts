import { createHash } from 'node:crypto';
import { makeInstance } from '../font/make-instance.js';
import { createFaceCache } from '../font/open-font-file.js';
import { facesToInstance, type VariableFace } from '../font/resolve-role.js';
import { digestSource } from '../model/byte-source.js';
import type { FontFile, FontLibrary } from '../model/font-library.js';
import { type FontCache, keptFont } from './decoded-woff.js';
import { brokenSource, type ClosableFont } from './font-source.js';

/** Changes whenever the same instance of a font would come out as other bytes. */
const INSTANCE_MAKER = 1;

/** An instance of a face, as fonts.yaml asks for it. */
interface WantedInstance extends VariableFace {
  readonly instance: string;
}

/**
 * The font that an instance of a variable font makes, kept in the cache. The variable font is read whole: nothing shorter tells
 * one from another.
 * @returns a source that throws a FontError where the instance can't be made
 */
async function instancedFont(wanted: WantedInstance, cache: FontCache): Promise<ClosableFont> {
  const { file, index, directory, instance } = wanted;
  try {
    const named = `instance ${INSTANCE_MAKER} ${index} ${JSON.stringify(instance)}\n${digestSource(file.source)}`;
    const key = createHash('sha256').update(named).digest('hex');
    return { ...file, instance, source: await keptFont(key, cache, () => makeInstance(directory, instance)) };
  } catch (error) {
    return { ...file, instance, source: brokenSource(error) };
  }
}

/**
 * Makes all instances that fonts.yaml asks for of fonts that are there.
 * @param noted is told of each font that was made, which is to be closed
 */
export async function makeInstances(
  fonts: Omit<FontLibrary, 'findInstance' | 'close' | 'isCurrent'>,
  cache: FontCache,
  noted: (font: ClosableFont) => void,
): Promise<FontLibrary['findInstance']> {
  const faces = createFaceCache();
  const made = new Map<FontFile, Map<string, FontFile>>();
  for (const candidate of [...fonts.roles.values()].flat()) {
    const { instance } = candidate;
    if (instance === undefined) continue;
    for (const face of facesToInstance(fonts, faces, candidate)) {
      const ofFile = made.get(face.file) ?? new Map<string, FontFile>();
      made.set(face.file, ofFile);
      const key = keyOf(face.index, instance);
      if (ofFile.has(key)) continue;
      const font = await instancedFont({ ...face, instance }, cache);
      noted(font);
      ofFile.set(key, font);
    }
  }
  return (file, index, instance) => made.get(file)?.get(keyOf(index, instance));
}

const keyOf = (index: number, instance: string): string => `${index} ${instance}`;
