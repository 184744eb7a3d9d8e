import { extname } from 'node:path';
import { FontError } from '../font/font-error.js';
import type { FontFile } from '../model/font-library.js';
import { FileChanged, isMomentary, systemCode } from '../model/read-error.js';
import { systemReason } from '../model/system-error.js';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';
import { decodedWoff, decodedWoff2, type FontCache } from './decoded-woff.js';
import { type FileSource, fileSource, lookAtFile } from './read-file.js';

const talk = declareTalk({
  'font-unreadable': {
    zh: '字体 {file} 现在读不出来：{reason}',
    en: 'the font {file} cannot be read at the moment: {reason}',
    note: {
      zh: '过一会儿再试，或者关掉几个别的程序；还是不行，重新复制一份字体，或者告诉管电脑的人',
      en: 'try again later, or close other programs; if that does not help, copy the font again, or tell who looks after the computer',
    },
  },
  'font-changed': {
    zh: '字体 {file} 在读的时候被改动了',
    en: 'the font {file} was changed while it was read',
    note: { zh: '等它复制完再试', en: 'try again when it is copied' },
  },
});

/** The largest font that is read, in bytes: four times as much as the largest collection of Chinese fonts. */
export const FONT_LIMIT = 512 * 1024 * 1024;

/** A font file that is opened when it is first read, and stays open until it is closed. */
export interface ClosableFont extends FontFile {
  readonly source: FileSource;
}

export const isWoff2 = (path: string): boolean => extname(path).toLowerCase() === '.woff2';

/**
 * A font file of any format but WOFF2; WOFF is handed out decoded. One that can't be used says so when it is read.
 * @returns a source that throws, where there are no such bytes to read, a FontError; where they can't be read at the
 * moment, a UsageError: to set the text in another font for that would be a silent change
 */
export function fontFile(name: string, path: string, cache: FontCache): ClosableFont {
  try {
    const file = lookAtFile(path);
    if (file.type !== 'file') throw new FontError('unreadable', file.kind.en);
    if (file.size > FONT_LIMIT) throw new FontError('too-large', `${file.size} bytes`);
    const source = explained(name, fileSource(path, file));
    const decoded = extname(path).toLowerCase() === '.woff' ? decodedWoff(source, cache) : source;
    return { name, path, state: file.state, source: decoded };
  } catch (error) {
    return { name, path, source: brokenSource(fontTrouble(name, error)) };
  }
}

/** A font file of any format; a WOFF2 is decoded at once. One that can't be used says so when it is read. */
export async function decodedFont(name: string, path: string, cache: FontCache): Promise<ClosableFont> {
  const font = fontFile(name, path, cache);
  if (!isWoff2(path)) return font;
  try {
    return { ...font, source: explained(name, await decodedWoff2(font.source, cache)) };
  } catch (error) {
    return { ...font, source: brokenSource(error) };
  } finally {
    font.source.close();
  }
}

/** What an error at a font's file, or at a folder of fonts, comes to. */
export function fontTrouble(name: string, error: unknown): unknown {
  if (error instanceof FileChanged) return new UsageError(talk('font-changed', { file: name }));
  const reason = systemCode(error);
  if (reason === undefined) return error;
  return isMomentary(error)
    ? new UsageError(talk('font-unreadable', { file: name, reason: systemReason(reason) }))
    : new FontError('unreadable', `${name}: ${reason}`);
}

/** Says which font it is that can't be read. */
const explained = (name: string, source: FileSource): FileSource => ({
  ...source,
  readAt(offset, length) {
    try {
      return source.readAt(offset, length);
    } catch (error) {
      throw fontTrouble(name, error);
    }
  },
});

/** Stands in for a file that can't even be looked at: whoever opens the font gets the error. */
export const brokenSource = (trouble: unknown): FileSource => ({
  size: Number.MAX_SAFE_INTEGER,
  readAt() {
    throw trouble;
  },
  close() {},
  // What can't be read at the moment is looked at again.
  isCurrent: () => trouble instanceof FontError,
});
