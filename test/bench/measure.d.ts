/** The most memory that node uses with these arguments, in MB. */
export function peakMemoryOf(
  typed: readonly string[],
  env: Readonly<Record<string, string>>,
  statuses?: readonly number[],
): Promise<number>;
