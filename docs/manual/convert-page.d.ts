/** Markdown of a piece of a page as HTML. */
export function convertFragment(text: string): string;
