import type { Memo } from '../memo/memo.js';
import { defectOf, nameOutput } from '../model/output-name.js';
import type { SourceFile } from '../model/source.js';
import type { HeaderSource } from '../parse/yaml/parse-header.js';
import { compileHeader } from './compile-headers.js';
import { compileSettings } from './compile-standing-facts.js';

/* The recipe of the files' names: parse alone, of bulletin.yaml once and of a header each. */

/**
 * Hands out the names of an issue's files, without what they end with: as `output` in bulletin.yaml says, else after the issue's
 * folder. Where `output` or the header is wrong the folder serves as well: no file is made then, and `compile` says why.
 */
export function openOutputNames(
  file: SourceFile | undefined,
  memo: Memo,
): (folder: string, source?: HeaderSource) => string {
  const settings = file && compileSettings(file, memo).value;
  const output = settings?.output;
  if (!output) return (folder) => folder;
  return (folder, source) => {
    const header = source && compileHeader(source, memo).value;
    const name = header && nameOutput(output, header, settings);
    return name === undefined || defectOf(name) ? folder : name;
  };
}
