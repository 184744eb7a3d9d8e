/** No browser opens a longer address; a document would have to state it once a line. */
export const LONGEST_ADDRESS = 2000;

/**
 * The address of a link in the ASCII form that every output writes (RFC 3986): a page or mail, nothing that opens files or
 * runs a program on the computer of whoever is shown the document. None for any other.
 */
export function linkAddress(written: string): string | undefined {
  return /^(?:https?:\/\/|mailto:)\S/i.test(written) && URL.canParse(written) ? new URL(written).href : undefined;
}
