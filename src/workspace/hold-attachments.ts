import type { AttachedFile, Attachments } from '../model/attachments.js';
import { digestSource, memorySource } from '../model/byte-source.js';
import type { Outcome } from '../model/finding.js';
import { unlessUnreadable } from '../model/read-error.js';
import { type Located, unreadFile, wholeFile } from '../model/source.js';
import { decodeText } from '../read/decode-text.js';

/** Files that a text names, each read once and held in memory: whoever asks again gets the same bytes. */
export interface HeldAttachments extends Attachments {
  /** What was read, by the path that the text names. */
  readonly held: ReadonlyMap<string, Uint8Array>;
  /** A file that could not be read whole, or isn't any more what was read; none where there is none. */
  readonly findChanged: () => string | undefined;
}

/**
 * A release records what its PDF was made from: were a file opened again for that, it could be another one by then. The state
 * of a file that is held is the digest of its bytes, so that nothing is taken for it that was made of other bytes before.
 */
export function holdAttachments(attachments: Attachments): HeldAttachments {
  const opened = new Map<string, Outcome<AttachedFile>>();
  const held = new Map<string, Uint8Array>();
  const changed = new Set<string>();
  const open = (path: Located<string>): Outcome<AttachedFile> => {
    const known = opened.get(path.value);
    if (known) return known;
    const found = attachments.open(path);
    const { value: file } = found;
    const bytes = file && unlessUnreadable(() => file.readAt(0, file.size));
    if (file && !bytes) changed.add(path.value);
    if (bytes) held.set(path.value, bytes);
    const source = bytes && memorySource(bytes);
    const outcome = source ? { ...found, value: { ...source, state: digestSource(source) } } : found;
    opened.set(path.value, outcome);
    return outcome;
  };
  return {
    held,
    open,
    findChanged() {
      const [first] = changed;
      if (first !== undefined) return first;
      return [...held].find(([value, bytes]) => {
        const now = attachments.open({ value, range: wholeFile(unreadFile('')) }).value;
        return !now || unlessUnreadable(() => digestSource(now)) !== digestSource(memorySource(bytes));
      })?.[0];
    },
    read(path) {
      open(path);
      const read = attachments.read(path);
      const bytes = held.get(path.value);
      const isHeld = bytes && read.value && decodeText(read.value.path, bytes, false).value?.text === read.value.text;
      if (read.value && !isHeld) changed.add(path.value);
      return read;
    },
  };
}
