import { IntakeError } from './intake-error.js';

/**
 * Bytes as text without a mark of their order: UTF-8, UTF-16 with such a mark, or GB 18030, which old programs write in China.
 * @returns what it was read as where that is not UTF-8
 * @throws IntakeError where it is none of these
 */
export function decodePlainText(bytes: Uint8Array): { readonly text: string; readonly encoding?: string } {
  const decoded = (encoding: string): string | undefined => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  };
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (wide !== undefined) {
    const text = decoded(wide);
    if (text !== undefined) return { text, encoding: 'UTF-16' };
  }
  const text = decoded('utf-8');
  if (text !== undefined) return { text };
  const chinese = decoded('gb18030');
  if (chinese === undefined) throw new IntakeError('import-file/unknown', {});
  return { text: chinese, encoding: 'GB 18030' };
}
