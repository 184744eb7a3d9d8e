import { locate, type SourceFile } from '../model/source.js';

/**
 * The files of the last builds. A file that still says the same is handed out as the same object: what was made from it
 * is known by it (see `CompileCaches`).
 */
export interface SourceStore {
  keep(file: SourceFile): SourceFile;
  /** Where a file was changed last: the first line that differs. */
  edited(): { readonly file: string; readonly line: number } | undefined;
}

export function createSourceStore(): SourceStore {
  const known = new Map<string, SourceFile>();
  let edited: ReturnType<SourceStore['edited']>;
  return {
    keep(file) {
      const before = known.get(file.path);
      if (before?.text === file.text) return before;
      if (before) edited = { file: file.path, line: firstChange(before.text, file) };
      known.set(file.path, file);
      return file;
    },
    edited: () => edited,
  };
}

function firstChange(before: string, file: SourceFile): number {
  let at = 0;
  while (at < file.text.length && file.text[at] === before[at]) at += 1;
  return locate({ file, start: at, end: at }).line;
}
