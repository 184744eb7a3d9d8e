import { labelText, readLabel } from './label.js';

/** How far typed numbers have been counted, by level: `（一）`, `1.`, `（1）`. */
export type LabelCounts = Map<number, number>;

/**
 * Numbers the lines of a text anew that begin with a typed `（一）`, `1.` or `（1）`, where lines before them were left out.
 * A line without one is left as it is; what is below a new number starts at 1 again.
 */
export function relabelLines(text: string, counts: LabelCounts): string {
  return text.replace(/(?<=^|[\r\n])([ \t\u3000]*)([^\r\n]+)/g, (line, indent: string, content: string) => {
    const label = readLabel(content);
    // `一、` numbers sections; in a paragraph it is text.
    if (!label || label.level === 1) return line;
    const number = (counts.get(label.level) ?? 0) + 1;
    counts.set(label.level, number);
    for (const level of counts.keys()) if (level > label.level) counts.delete(level);
    if (label.number === number) return line;
    return indent + labelText(label.level, number) + content.slice(label.text.length);
  });
}
