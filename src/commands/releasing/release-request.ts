import { UsageError } from '../../model/usage-error.js';
import type { IssuesRequest } from '../../workspace/workspace.js';
import { talk } from '../talk.js';

/** `bulletin release` as it was called. */
export interface ReleaseRequest extends Pick<IssuesRequest, 'systemFonts' | 'cwd' | 'packageRoot' | 'version'> {
  /** The number as it was typed. */
  readonly number: string;
  /** Whether the issue was released before. */
  readonly again?: boolean;
  /** Withdraws the release that holds. */
  readonly withdraw?: boolean;
  /** Puts the sources of a release back: of the one that holds, or of that which is named by its count, as typed. */
  readonly restore?: string | true;
  /** Who signed a draft of it, and which one, as typed. */
  readonly signed?: string;
  readonly draft?: string;
  /** Why it is released again, or withdrawn, or differs from the draft that was signed. */
  readonly reason?: string;
  /** Looks whether it can be done, and does no more. */
  readonly dryRun?: boolean;
}

/**
 * Why it is asked for, as far as that was typed.
 * @throws UsageError where options don't go together, or a reason is missing or is one of nothing
 */
export function readReason({ again, withdraw, restore, signed, draft, reason }: ReleaseRequest): string | undefined {
  if ([again, withdraw, restore].filter(Boolean).length > 1) throw new UsageError(talk('release-one-thing', {}));
  if ((withdraw || restore !== undefined) && signed !== undefined) throw new UsageError(talk('release-one-thing', {}));
  if (!signed?.trim() !== (draft === undefined)) throw new UsageError(talk('signed-without-draft', {}));
  if (reason !== undefined && !again && !withdraw && signed === undefined)
    throw new UsageError(talk('reason-without-again', {}));
  const words = reason?.replace(/\s+/g, ' ').trim();
  if (again && !words) throw new UsageError(talk('again-without-reason', {}));
  if (withdraw && !words) throw new UsageError(talk('withdraw-without-reason', {}));
  return words;
}
