import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code, Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { packageRoot } from '../cli/run-bulletin.js';

/** What is written for readers, by its path in the repository. */
export const documents: readonly string[] = ['', 'docs/', 'docs/en/'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder))
    .filter((name) => (folder === '' ? /^(?:README.*|CONTRIBUTING)\.md$/ : /\.md$/).test(name))
    .map((name) => `${folder}${name}`),
);

/** A fenced block: ```` ```sh each ````. */
export interface Fence {
  readonly document: string;
  /** Of the fence in its document, from 1. */
  readonly line: number;
  /** The first word behind the fence, and the others. */
  readonly language: string;
  readonly words: readonly string[];
  readonly text: string;
  /** A command that `<!-- before: … -->` above the fence says has to run first. */
  readonly before: string;
}

/** A call of the program within a paragraph or a table, as it is typed. */
export interface InlineCall {
  readonly document: string;
  readonly line: number;
  readonly typed: string;
}

export interface Link {
  readonly document: string;
  readonly line: number;
  readonly url: string;
}

export const fences: readonly Fence[] = documents.flatMap((document) => {
  const nodes = nodesOf(document);
  return nodes.flatMap((node, index) => (node.type === 'code' ? [fenceOf(document, node, nodes[index - 1])] : []));
});

export const inlineCalls: readonly InlineCall[] = documents.flatMap((document) =>
  nodesOf(document).flatMap((node) =>
    node.type === 'inlineCode' && /^(?:npx (?:--no )?)?bulletin(?: |$)/.test(node.value)
      ? [{ document, line: lineOf(node), typed: node.value.replace(/^npx (?:--no )?/, '') }]
      : [],
  ),
);

export const links: readonly Link[] = documents.flatMap((document) =>
  nodesOf(document).flatMap((node) => {
    if (node.type === 'link' || node.type === 'image') return [{ document, line: lineOf(node), url: node.url }];
    const source = node.type === 'html' ? /<img [^>]*src="([^"]+)"/.exec(node.value)?.[1] : undefined;
    return source === undefined ? [] : [{ document, line: lineOf(node), url: source }];
  }),
);

/** The anchors that GitHub gives the headings of a document. */
export function anchorsIn(document: string): ReadonlySet<string> {
  const headings = nodesOf(document).flatMap((node) => (node.type === 'heading' ? [textOf(node)] : []));
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function fenceOf(document: string, node: Code, above: Nodes | undefined): Fence {
  const before = above?.type === 'html' ? /^<!-- before: (.*) -->$/s.exec(above.value)?.[1] : undefined;
  return {
    document,
    line: lineOf(node),
    language: node.lang ?? '',
    words: node.meta?.split(/\s+/) ?? [],
    text: node.value,
    before: before ?? '',
  };
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

/** All nodes of a document in their order. */
function nodesOf(document: string): readonly Nodes[] {
  const text = readFileSync(join(packageRoot, document), 'utf8');
  const nodes: Nodes[] = [];
  const visit = (node: Nodes): void => {
    nodes.push(node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(unified().use(remarkParse).use(remarkGfm).parse(text));
  return nodes;
}
