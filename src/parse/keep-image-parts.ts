import type { PhrasingContent } from 'mdast';
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';

/** UTF-16 offsets in the text that was parsed. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What `![label](address "title")` is made of; the tree itself keeps no places of these. */
export interface ImageParts {
  readonly label: readonly PhrasingContent[];
  readonly address?: Stretch;
  readonly title?: Stretch;
}

declare module 'mdast' {
  interface ImageData {
    parts?: ImageParts;
  }
}

/**
 * Has every image of the tree keep its label as a tree, and the places of its address and title. The package has no
 * option for it: these are its handlers for the same tokens, with what they drop.
 */
export const keepImageParts: Extension = {
  exit: {
    label() {
      const fragment = this.stack.at(-1);
      const alt = this.resume();
      const node = this.stack.at(-1);
      // Until an address follows.
      this.data.inReference = true;
      const children = fragment && 'children' in fragment ? (fragment.children as PhrasingContent[]) : [];
      if (node?.type === 'link') node.children = children;
      else if (node?.type === 'image') {
        node.alt = alt;
        node.data = { ...node.data, parts: { label: children } };
      }
    },
    resourceDestinationString(token) {
      const url = this.resume();
      const node = this.stack.at(-1);
      if (node?.type !== 'link' && node?.type !== 'image') return;
      node.url = url;
      keepPart(this, { address: stretchOf(token) });
    },
    resourceTitleString(token) {
      const title = this.resume();
      const node = this.stack.at(-1);
      if (node?.type !== 'link' && node?.type !== 'image') return;
      node.title = title;
      keepPart(this, { title: stretchOf(token) });
    },
  },
};

function keepPart(context: CompileContext, part: Partial<ImageParts>): void {
  const node = context.stack.at(-1);
  if (node?.type === 'image') node.data = { ...node.data, parts: { label: [], ...node.data?.parts, ...part } };
}

const stretchOf = ({ start, end }: Token): Stretch => ({ start: start.offset, end: end.offset });
