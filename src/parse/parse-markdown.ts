import type { Root } from 'mdast';
import { combineExtensions } from 'micromark-util-combine-extensions';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { syntaxExtension } from './syntax-extension.js';
import { treeExtension } from './tree-extension.js';

/** The tree of a text as `blockText` makes it; every node has its offsets, every text the places of its characters. */
export const parseMarkdown = (text: string): Root => processor.parse(text);

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  .use(adaptToSources)
  .freeze();

/**
 * Puts in what sources have beyond Markdown, and takes out what does harm in Chinese text: code made of indents, which are
 * pasted along with text, and GFM's bare links, which swallow the Han behind an address and leave nodes without offsets.
 */
function adaptToSources(this: Processor): void {
  const data = this.data();
  const disable = { null: ['codeIndented', 'wwwAutolink', 'protocolAutolink', 'emailAutolink'] };
  // All of them as one: they would be put together anew for every text.
  const syntax = [...(data.micromarkExtensions ?? []).flat(), { disable }, syntaxExtension];
  data.micromarkExtensions = [combineExtensions(syntax)];
  // The extension for bare links is the only one that works on the finished tree.
  const extensions = data.fromMarkdownExtensions?.flat().filter((extension) => !extension.transforms) ?? [];
  data.fromMarkdownExtensions = [...extensions, treeExtension];
}
