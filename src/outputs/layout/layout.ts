import type { Output } from '../output.js';
import { dumpLayout } from './dump-layout.js';

const SUFFIX = '-版面.txt';

/** What stands where on each page, as text: two versions of the program, or of a template, can be compared line by line. */
export const layout: Output = {
  id: 'layout',
  suffixes: [SUFFIX],
  audience: 'maintainers',
  async write({ layout: pagesOf }) {
    const pages = pagesOf();
    return pages
      ? { value: [{ suffix: SUFFIX, bytes: Buffer.from(`${dumpLayout(pages)}\n`) }], findings: [] }
      : { value: undefined, findings: [] };
  },
};
