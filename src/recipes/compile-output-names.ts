import { defectOf, nameOutput } from '../model/output-name.js';
import type { SourceFile } from '../model/source.js';
import { type HeaderSource, parseHeader } from '../parse/parse-header.js';
import { parseSettings } from '../parse/parse-settings.js';

/* The recipe of the PDFs' names: parse alone, of bulletin.yaml once and of a header each. */

/**
 * Names the PDF of an issue, without `.pdf`: as `output` in bulletin.yaml says, else after the folder. So it is where
 * `output` or the header is wrong too: then no PDF is made, and `compile` says why.
 */
export function openOutputNames(file: SourceFile | undefined): (folder: string, source?: HeaderSource) => string {
  const settings = file && parseSettings(file).value;
  const output = settings?.output;
  if (!output) return (folder) => folder;
  return (folder, source) => {
    const header = source && parseHeader(source).value;
    const name = header && nameOutput(output, header, settings);
    return name === undefined || defectOf(name) ? folder : name;
  };
}
