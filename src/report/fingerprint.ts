import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.js';

/**
 * What a finding is known by from one commit to the next, one for each of `findings`: made from file, code and the words
 * it is about, not from its line, which every edit above it changes. Equal ones are told apart by their order.
 */
export function fingerprintsOf(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, range: { file, start, end } }) => {
    const subject = JSON.stringify([file.path, code, file.text.slice(start, end)]);
    const before = seen.get(subject) ?? 0;
    seen.set(subject, before + 1);
    return createHash('sha256').update(`${subject}${before}`).digest('hex').slice(0, DIGITS);
  });
}

/** 128 bits, as many as an MD5 sum has. */
const DIGITS = 32;
