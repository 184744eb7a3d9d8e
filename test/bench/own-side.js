import { fileURLToPath } from 'node:url';
import { createMemo } from '../../build/memo/memo.js';
import { parseTemplate } from '../../build/parse/yaml/parse-template.js';
import { compile, pdfOf } from '../../build/recipes/compile-issue.js';
import { gatherIssue } from '../../build/workspace/gather-sources.js';
import { openWorkspace } from '../../build/workspace/workspace.js';
import { writeTypstDocument } from './typst-document.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

const TEMPLATE = 'bulletin';

/** The program in this process, with the issues of a workspace; decoded fonts are in the folder `cache`. */
export async function openOwn(root, cache) {
  process.env.BULLETIN_CACHE = cache;
  const request = { numbers: [], all: true, systemFonts: false, cwd: root, packageRoot, version: '' };
  const { value: workspace } = await openWorkspace(request, root);
  const { fonts, chosen, shared } = workspace;
  return {
    folders: chosen,
    sourcesOf: (folder) => gatherIssue(shared, folder).value,
    /** A compiler that remembers what it compiled before. */
    open() {
      const memo = createMemo();
      return async (sources) => {
        const result = await compile({ ...sources, fonts, memo, producer: 'bulletin' });
        const pdf = pdfOf(result);
        if (!pdf) throw new Error(`issue ${sources.issue.folder} has errors`);
        return { ...result, pdf };
      };
    },
  };
}

/** A compiled issue as a document for Typst. */
export function documentOf({ workspace }, { pages, title }) {
  const { value: template } = parseTemplate(TEMPLATE, workspace.templates.get(TEMPLATE));
  const info = { title, author: '某某试验中心', date: { year: 2030, month: 1, day: 21 } };
  return writeTypstDocument({ pages, template, info });
}
