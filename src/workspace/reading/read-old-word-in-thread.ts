import type { BareText } from '../../model/bare-text.js';
import { runReader } from './run-reader.js';

/** The bare text of a .doc or .wps; none where it can't be had. */
export async function readOldWordInThread(bytes: Uint8Array, packageRoot: string): Promise<BareText | undefined> {
  const text = await runReader<BareText>(bytes, { packageRoot, name: 'read-old-word-thread.js' });
  return typeof text === 'string' ? undefined : text;
}
