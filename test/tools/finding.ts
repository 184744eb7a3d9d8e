import { findingCatalogue } from '../../src/catalogue.js';
import type { Finding } from '../../src/model/finding.js';

/** A finding of any code, as its owner would make it. */
export function finding(code: string, range: Finding['range'], params: Finding['params']): Finding {
  const entry = findingCatalogue[code];
  if (!entry) throw new Error(`no such finding: ${code}`);
  const { severity, missing } = entry;
  return { code, params, severity, ...(missing && { missing }), range };
}
