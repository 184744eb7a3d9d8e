import { inflateSync } from 'node:zlib';

/** The most that one object stream may hold, in bytes: those of a bulletin have some ten KB. */
const MOST_INFLATED = 64 * 1024 * 1024;

/**
 * How many pages a PDF has, by the root of its page tree: the largest `/Count` of a `/Pages` node (ISO 32000-1, 7.7.3),
 * whether it stands in the file or in an object stream of it. None where there is none to be found; nothing else is read.
 */
export function countPages(pdf: Uint8Array): number | undefined {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = file.toString('latin1');
  if (!text.startsWith('%PDF-')) return undefined;
  const counts = countsIn(text);
  for (const { 0: head, index } of text.matchAll(/\/Type\s*\/ObjStm\b[\s\S]{0,300}?\bstream\r?\n/g)) {
    counts.push(...countsIn(inflate(file.subarray(index + head.length))));
  }
  return counts.length > 0 ? Math.max(...counts) : undefined;
}

function countsIn(text: string): number[] {
  const nodes = text.matchAll(/\/Type\s*\/Pages\b[\s\S]{0,65535}?(?=\/Type\b|endobj|$)/g);
  const bodies = Array.from(nodes, ({ 0: body, index }) => {
    const open = text.lastIndexOf('<<', index);
    return text.slice(open, index) + body;
  });
  return bodies.flatMap((body) => {
    const count = /\/Count\s+(\d{1,9})\b/.exec(body)?.[1];
    return count === undefined ? [] : [Number(count)];
  });
}

/** The beginning of these bytes, which is a compressed stream; what follows it doesn't matter. */
function inflate(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_INFLATED }).toString('latin1');
  } catch {
    return '';
  }
}
