import { posix } from 'node:path';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/*
 * A page of Markdown → a part of the manual. Nothing that is HTML in a page comes through but a picture, and nothing in the manual
 * leads to a file that doesn't come along with it.
 */

const parser = unified().use(remarkParse).use(remarkGfm);
const writer = unified().use(remarkRehype).use(rehypeStringify);

/** A line end beside a Chinese character, which browsers would show as a blank. */
const BROKEN_LINE =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef’”…—])\n|\n(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef‘“…—])/gu;

/** The anchor that GitHub gives a heading. */
const slugOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** `undo` for `docs/undo.md` and `docs/en/undo.md`: the manual has one of them. */
export const pageId = (path) => posix.basename(path).replace(/\.md$/, '').toLowerCase();

export const ruleId = (rule) => `rule--${rule}`;

const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('');

/** Calls `change` with every node, from the outside in, and its place. */
function walk(node, change) {
  for (const child of [...(node.children ?? [])]) {
    change(child, node);
    walk(child, change);
  }
}

/**
 * @param page the path of a page in the repository, its text, and a title in the place of its own
 * @param surroundings `language`; `pages`, the paths of all pages of the manual; `rules`, the names of all rules; `pictureOf`, which
 * gives the address of a picture by its path, and is told of each
 * @returns its title, the headings below it, and its HTML
 */
export function convertPage({ path, text, title: given }, { language, pages, rules, pictureOf }) {
  const id = pageId(path);
  const tree = parser.parse(text);
  // It leads to the other language, which is another manual.
  tree.children = tree.children.filter((node) => !/^(?:English · 中文)$/.test(textOf(node)));
  if (language === 'zh') dropEnglish(tree);
  const headings = [];
  walk(tree, (node, parent) => {
    if (node.type === 'heading') {
      if (node.depth === 1 && given !== undefined) node.children = [{ type: 'text', value: given }];
      const anchor = node.depth === 1 ? id : `${id}--${slugOf(textOf(node))}`;
      node.data = { hProperties: { id: anchor } };
      headings.push({ depth: node.depth, anchor, text: textOf(node) });
      // The manual as a whole has the first heading, each of its parts the second.
      node.depth = Math.min(node.depth + 2, 6);
    }
    if (node.type === 'text') node.value = node.value.replaceAll(BROKEN_LINE, '');
    if (node.type === 'html') replacePicture(node);
    if (node.type === 'image') node.url = pictureOf(posix.join(posix.dirname(path), node.url));
    if (node.type === 'link') leadWithin(node, parent, path, { pages, rules });
  });
  const html = writer.stringify(writer.runSync(tree));
  const [title, ...below] = headings;
  return { id, title: title?.text ?? id, headings: below.filter(({ depth }) => depth === 2), html };
}

/** The summary in English above a Chinese page. */
function dropEnglish(tree) {
  tree.children = tree.children.filter(
    ({ type, children }) =>
      !(type === 'paragraph' && children[0]?.type === 'emphasis' && !/\p{Script=Han}/u.test(textOf(children[0])[0])),
  );
}

/** A picture with a width is written in HTML, since Markdown has none. */
function replacePicture(node) {
  const [, url] = /^<img [^>]*\bsrc="([^"]+)"/.exec(node.value) ?? [];
  const [, alt = ''] = /\balt="([^"]*)"/.exec(node.value) ?? [];
  if (url !== undefined) Object.assign(node, { type: 'image', url, alt, title: null });
}

function leadWithin(node, parent, path, { pages, rules }) {
  if (/^https?:/.test(node.url)) {
    node.data = { hProperties: { rel: 'noreferrer' } };
    return;
  }
  const [file, anchor] = decodeURI(node.url).split('#');
  const target = file === '' ? path : posix.join(posix.dirname(path), file);
  const rule = posix.basename(target, '.md');
  const isRule = target.startsWith('src/') && rules.has(rule);
  if (isRule) node.url = `#${ruleId(rule)}`;
  else if (pages.has(target.replace('docs/en/', 'docs/')))
    node.url = `#${pageId(target)}${anchor === undefined ? '' : `--${anchor}`}`;
  // Whatever else it leads to stays in the repository: its words remain.
  else parent.children.splice(parent.children.indexOf(node), 1, ...node.children);
}

/** Markdown of a rule's page, where `⟦…⟧` stands around what is found. */
export function convertFragment(text) {
  const markdown = parser.parse(text);
  walk(markdown, (node) => {
    // What is spoken of leads nowhere.
    if (node.type === 'image') Object.assign(node, { type: 'inlineCode', value: `![${node.alt}](${node.url})` });
    if (node.type === 'link' && !/^https?:/.test(node.url)) {
      Object.assign(node, { type: 'inlineCode', value: `[${textOf(node)}](${node.url})` });
    }
  });
  const tree = writer.runSync(markdown);
  walk(tree, (node, parent) => {
    if (node.type !== 'text' || !/[⟦⟧]/.test(node.value)) return;
    const parts = node.value.split(/(⟦[^⟧]*⟧)/).filter((part) => part !== '');
    const marked = parts.map((value) => {
      const [, found] = /^⟦([^⟧]*)⟧$/.exec(value) ?? [];
      if (found === undefined) return { type: 'text', value };
      return {
        type: 'element',
        tagName: 'mark',
        properties: {},
        children: [{ type: 'text', value: found || '\u2009' }],
      };
    });
    parent.children.splice(parent.children.indexOf(node), 1, ...marked);
  });
  return writer.stringify(tree);
}
