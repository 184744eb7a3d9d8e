import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { keepImageParts } from './keep-image-parts.js';

/** The tree of a Markdown text; every node has its offsets. */
export const parseMarkdown = (text: string): Root => processor.parse(text);

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  // `**…座谈会。**省委` is emphasis here; in plain CommonMark it is not.
  .use(remarkCjkFriendly)
  .use(adaptToChinese)
  .freeze();

/**
 * Takes out what does harm in Chinese text: code made of indents, which are pasted along with text, and GFM's bare
 * links, which swallow the Han behind an address and leave nodes without offsets.
 */
function adaptToChinese(this: Processor): void {
  const data = this.data();
  const disable = { null: ['codeIndented', 'wwwAutolink', 'protocolAutolink', 'emailAutolink'] };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable }];
  // The extension for bare links is the only one that works on the finished tree.
  const extensions = data.fromMarkdownExtensions?.flat().filter((extension) => !extension.transforms) ?? [];
  data.fromMarkdownExtensions = [...extensions, keepImageParts];
}
