import type { Face, FontProgram, GlyphBounds } from '../model/face.js';
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

/** The boxes of a face's glyphs that are known: whoever asks for another puts it in. */
export type GlyphBoxes = Map<number, GlyphBounds>;

/** Font files opened so far. Handed from one compile to the next, it saves opening the same fonts again. */
export interface FaceCache {
  readonly files: WeakMap<FontFile, OpenedFontFile>;
  /** What is known of a face without its outlines; none where nothing can be. */
  readonly boxesOf: (file: FontFile, index: number) => GlyphBoxes | undefined;
}

export const createFaceCache = (boxesOf: FaceCache['boxesOf'] = () => undefined): FaceCache => ({
  files: new WeakMap(),
  boxesOf,
});

export function openFontFile(file: FontFile, { files, boxesOf }: FaceCache): OpenedFontFile {
  const opened = files.get(file) ?? makeOpened(file, boxesOf);
  files.set(file, opened);
  return opened;
}

function makeOpened(file: FontFile, boxesOf: FaceCache['boxesOf']): OpenedFontFile {
  const { name, source, instance } = file;
  const list = once(() => {
    const listed = listFaces(source);
    return instance === undefined ? listed : listed.map((face) => namedAfter(face, instance));
  });
  const faces = new Map<number, () => Face>();
  return {
    list,
    face(index) {
      const face =
        faces.get(index) ?? once(() => withBoxes(embeddable(name, openListed(list(), index)), boxesOf(file, index)));
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

/** Finds the boxes of most glyphs without walking along their outlines. */
function withBoxes(face: Face, boxes: GlyphBoxes | undefined): Face {
  if (!boxes) return face;
  return {
    ...face,
    boundsOf(glyph) {
      const known = boxes.get(glyph);
      if (known) return known;
      const bounds = face.boundsOf(glyph);
      if (bounds) boxes.set(glyph, bounds);
      return bounds;
    },
  };
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
