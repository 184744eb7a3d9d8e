import type { Face, FontProgram } from '../model/face.js';
import type { FontFile } from '../model/font-library.js';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import { FontError } from './font-error.js';
import { type ListedFace, listFaces, openFace } from './open-font.js';

const talk = declareTalk({
  'font-not-embeddable': {
    zh: '字体 {file} 嵌不进 PDF：{reason}',
    en: 'the font {file} cannot be embedded: {reason}',
    note: {
      zh: '换一份完好的，或者从 fonts/ 里删去它，改用别的字体；程序自带的字体坏了就重新安装（npm ci）',
      en: 'put an intact copy in its place or remove it; where it came with the program, install that again (npm ci)',
    },
  },
});

/** A font file whose names and faces are read when they are first asked for, and once only. */
interface OpenedFontFile {
  /** The faces by their names alone. @throws FontError */
  list(): readonly ListedFace[];
  /**
   * A face whose `subset` throws a UsageError where the font turns out to be damaged only then: text is set in it by now,
   * so no other font can take its place.
   * @throws FontError
   */
  face(index: number): Face;
}

/** Font files opened so far. Handed from one compile to the next, it saves opening the same fonts again. */
export type FaceCache = WeakMap<FontFile, OpenedFontFile>;

export const createFaceCache = (): FaceCache => new WeakMap();

export function openFontFile(file: FontFile, cache: FaceCache): OpenedFontFile {
  const opened = cache.get(file) ?? makeOpened(file);
  cache.set(file, opened);
  return opened;
}

function makeOpened({ name, source, instance }: FontFile): OpenedFontFile {
  const list = once(() => {
    const listed = listFaces(source);
    return instance === undefined ? listed : listed.map((face) => namedAfter(face, instance));
  });
  const faces = new Map<number, () => Face>();
  return {
    list,
    face(index) {
      const face = faces.get(index) ?? once(() => embeddable(name, openListed(list(), index)));
      faces.set(index, face);
      return face();
    },
  };
}

/** An instance has the names of the font that it was made of: its own tell it from the others of that font. [Adobe TN 5902] */
function namedAfter({ directory, names }: ListedFace, instance: string): ListedFace {
  const [family = ''] = names.postScriptName.split('-');
  const postScriptName = `${family}-${instance.replace(/[^\w]/g, '')}`;
  return { directory, names: { ...names, postScriptName, style: instance } };
}

function openListed(listed: readonly ListedFace[], index: number): Face {
  const face = listed[index];
  if (face === undefined) throw new FontError('not-a-font', `no face ${index}`);
  return openFace(face);
}

/** Says which file it is that can't be embedded. */
const embeddable = (file: string, face: Face): Face => ({
  ...face,
  async subset(entries): Promise<FontProgram> {
    try {
      return await face.subset(entries);
    } catch (error) {
      if (!(error instanceof FontError)) throw error;
      throw new UsageError(talk('font-not-embeddable', { file, reason: error.reason }));
    }
  },
});

/** Does something once; a font that could not be used is not tried again either. */
function once<T>(act: () => T): () => T {
  let result: { readonly value: T } | { readonly error: FontError } | undefined;
  return () => {
    result ??= attempt(act);
    if ('error' in result) throw result.error;
    return result.value;
  };
}

function attempt<T>(act: () => T): { readonly value: T } | { readonly error: FontError } {
  try {
    return { value: act() };
  } catch (error) {
    if (error instanceof FontError) return { error };
    throw error;
  }
}
