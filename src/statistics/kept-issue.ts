import type { IssueHeader, IssueIdentity } from '../model/header.js';
import type { LedgerIssue } from '../model/ledger.js';

/** A regular issue that the ledger counts, with the header it was read from. */
export interface KeptIssue extends LedgerIssue {
  readonly header: IssueHeader;
  readonly identity: RegularIdentity;
}

type RegularIdentity = Extract<IssueIdentity, { type: 'regular' }>;
