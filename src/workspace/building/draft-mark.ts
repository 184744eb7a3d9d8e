/** What tells a proof's file from the issue's. */
export const DRAFT_MARK = '-送审稿';
