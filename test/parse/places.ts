import type { Finding } from '../../src/model/finding.js';
import { locate } from '../../src/model/source.js';

/** `code line:column` of each finding. */
export const places = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, range }) => {
    const { line, column } = locate(range);
    return `${code} ${line}:${column}`;
  });
