/*
 * The interface for programs. It reads workspaces and hands back data; it prints nothing, writes nothing beside its cache and
 * never ends the process.
 */

export { check, compile } from './issues.js';
export { ledger } from './ledger.js';
export type {
  CheckedIssue,
  CheckResult,
  CompiledIssue,
  CompileOptions,
  CompileResult,
  IssueOptions,
  LedgerOptions,
  LedgerRecord,
  LedgerResult,
  LineData,
  PageData,
  ReportedFinding,
  WorkspaceOptions,
} from './results.js';
export { BulletinError } from './results.js';
