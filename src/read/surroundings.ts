import { homedir } from 'node:os';

/** What of the system decides where its folders are. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's home folder; empty where there is none. */
  readonly home: string;
}

/** The system that this runs on. */
export const thisSystem = (): Surroundings => ({ env: process.env, platform: process.platform, home: findHome() });

/** A container's user may be unknown to its system. */
function findHome(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}
