/** Every message the program has, by code. One table, split by the stage that reports. */
import { archiveMessages } from './archive-messages.js';
import { checkTalk } from './check-talk-messages.js';
import { ciMessages } from './ci-messages.js';
import { doctorMessages } from './doctor-messages.js';
import type { ParamsOf } from './entry.js';
import { fixMessages } from './fix-messages.js';
import { fontTalk } from './font-messages.js';
import { fontTableMessages } from './font-table-messages.js';
import { initMessages } from './init-messages.js';
import { newMessages } from './new-messages.js';
import { releaseTalk } from './release-messages.js';
import { statsMessages } from './stats-messages.js';
import { talkMessages } from './talk-messages.js';
import { undoMessages } from './undo-messages.js';
import { usageMessages } from './usage-messages.js';
import { verboseMessages } from './verbose-messages.js';
import { watchMessages } from './watch-messages.js';

/** Messages of commands: usage and environment errors, and what is said about the work. */
export const talkCatalogue = {
  ...usageMessages,
  ...talkMessages,
  ...statsMessages,
  ...checkTalk,
  ...fixMessages,
  ...fontTalk,
  ...fontTableMessages,
  ...watchMessages,
  ...archiveMessages,
  ...ciMessages,
  ...releaseTalk,
  ...undoMessages,
  ...newMessages,
  ...initMessages,
  ...doctorMessages,
  ...verboseMessages,
};

export type TalkCode = keyof typeof talkCatalogue;
export type TalkParams<C extends TalkCode> = ParamsOf<(typeof talkCatalogue)[C]>;
