import { writeZip } from '../../model/zip-file.js';
import type { Output } from '../output.js';

const SUFFIX = '.docx';

/** A copy for word processors, to be worked on: all of it is set anew there, from the same words. */
export const docx: Output = {
  id: 'docx',
  suffixes: [SUFFIX],
  audience: 'readers',
  namesSources: true,
  async write(input) {
    const layout = input.layout();
    if (!layout) return { value: undefined, findings: [] };
    // A check never gets here, and starts sooner without what writes documents.
    const { writeParts } = await import('./write-parts.js');
    const { value: parts, findings } = await writeParts(input, layout);
    return { value: parts && [{ suffix: SUFFIX, bytes: writeZip(parts) }], findings };
  },
};
