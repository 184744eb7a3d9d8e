import { fileURLToPath } from 'node:url';
import { gatherIssue } from '../../build/commands/workspace/gather-sources.js';
import { prepareIssues } from '../../build/commands/workspace/prepare-issues.js';
import { parseTemplate } from '../../build/parse/parse-template.js';
import { createCompileCaches } from '../../build/recipes/compile-caches.js';
import { compile } from '../../build/recipes/compile-issue.js';
import { writeTypstDocument } from './typst-document.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

const TEMPLATE = 'bulletin';

/** The program in this process, with the issues of a workspace; decoded fonts are in the folder `cache`. */
export function openOwn(root, cache) {
  process.env.BULLETIN_CACHE = cache;
  const request = { numbers: [], all: true, systemFonts: false, cwd: root, packageRoot };
  const { value: prepared } = prepareIssues(request, root);
  const { fonts } = prepared;
  return {
    folders: prepared.chosen,
    sourcesOf: (folder) => gatherIssue(prepared.shared, folder).value,
    /** A compiler that remembers what it compiled before. */
    open() {
      const caches = createCompileCaches();
      return async (sources) => {
        const result = await compile({ ...sources, fonts, caches, producer: 'bulletin' });
        if (!result.pdf) throw new Error(`issue ${sources.issue.folder} has errors`);
        return result;
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
