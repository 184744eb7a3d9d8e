/** What node reads of a workspace's issues with these arguments, in MB. Throws where it opens what is no evidence. */
export function readBy(typed: readonly string[], root: string, env: Readonly<Record<string, string>>): Promise<number>;

/** What is evidence of a workspace of released issues, together with bulletin.yaml, in MB. */
export function sizeOfEvidence(root: string): number;
