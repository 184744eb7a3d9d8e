import { existsSync } from 'node:fs';
import { digestOf } from '../../model/byte-source.js';
import type { Talk } from '../../model/talk.js';
import { UsageError } from '../../model/usage-error.js';
import { digestIfThere, readPdf } from '../../workspace/built-files.js';
import { talk } from '../talk.js';

/**
 * The PDF to be released: the one that stands in its place already where it is the same document. Another Node may have
 * compressed that in another way; it is what was printed.
 * @throws UsageError where another document stands there
 */
export async function choosePdf(
  made: Uint8Array,
  places: readonly { readonly path: string; readonly trouble: (standing?: Uint8Array) => Talk | Promise<Talk> }[],
): Promise<Uint8Array> {
  let chosen = made;
  for (const { path, trouble } of places) {
    if (!existsSync(path) || digestIfThere(path) === digestOf(chosen)) continue;
    const standing = readPdf(path);
    const { isSameDocument } = await import('../../outputs/pdf/digest-objects.js');
    if (!standing || !(await isSameDocument(standing, made))) throw new UsageError(await trouble(standing));
    if (chosen === made) chosen = standing;
  }
  return chosen;
}

/** Why a PDF that was built earlier is not what is made now, as far as it shows: its fonts, its program, else its text. */
export async function sayWhatChanged(
  standing: Uint8Array | undefined,
  made: Uint8Array,
  params: { readonly file: string; readonly folder: string },
): Promise<Talk> {
  const { findMakings } = await import('../../outputs/pdf/digest-objects.js');
  const was = standing && (await findMakings(standing));
  const is = await findMakings(made);
  if (!was || !is) return talk('release-of-other-pdf/unread', params);
  if (was.fonts.join() !== is.fonts.join()) {
    return talk('release-of-other-pdf/fonts', { ...params, before: was.fonts, now: is.fonts });
  }
  if (was.producer === undefined || is.producer === undefined || was.producer === is.producer) {
    return talk('release-of-other-pdf', params);
  }
  return talk('release-of-other-pdf/program', { ...params, before: was.producer, now: is.producer });
}
