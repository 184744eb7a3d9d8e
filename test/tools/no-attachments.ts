import type { Attachments } from '../../src/model/attachments.js';
import type { Located } from '../../src/model/source.js';
import { finding } from './finding.js';

const missing = ({ value, range }: Located<string>) => ({
  value: undefined,
  findings: [finding('attachment/missing', range, { path: value })],
});

/** Those of an empty folder. */
export const noAttachments: Attachments = { open: missing, read: missing };
