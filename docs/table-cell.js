/** A text as one cell of a Markdown table: `|` would begin the next one, and `<…>` outside code be taken for HTML. */
export const cell = (text) =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('<', '\\<')))
    .join('')
    .replaceAll('|', '\\|');
