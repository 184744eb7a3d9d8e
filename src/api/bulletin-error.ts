/** What keeps a call from being done at all: no workspace, no such issue, unusable fonts. What sources have wrong is a finding. */
export class BulletinError extends Error {
  /** Tells what is wrong, such as `no-workspace`; it stays as it is in every language. */
  readonly code: string;
  /** How to mend it, where the message alone doesn't say. */
  readonly note?: string;

  /** @param message in the language of the call */
  constructor(code: string, message: string, note?: string) {
    super(message);
    this.name = 'BulletinError';
    this.code = code;
    if (note !== undefined) this.note = note;
  }
}
