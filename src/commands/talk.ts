import { joined } from '../model/joined.js';
import { declareTalk } from '../model/talk.js';
import { talk as workspaceTalk } from '../workspace/talk.js';
import { backupTalk } from './talk/backup-talk.js';
import { buildTalk } from './talk/build-talk.js';
import { checkTalk } from './talk/check-talk.js';
import { ciTalk } from './talk/ci-talk.js';
import { doctorTalk } from './talk/doctor-talk.js';
import { fixTalk } from './talk/fix-talk.js';
import { fontsTalk } from './talk/fonts-talk.js';
import { importOldTalk } from './talk/import-old-talk.js';
import { importTalk } from './talk/import-talk.js';
import { initTalk } from './talk/init-talk.js';
import { manualTalk } from './talk/manual-talk.js';
import { newTalk } from './talk/new-talk.js';
import { programTalk } from './talk/program-talk.js';
import { redlineTalk } from './talk/redline-talk.js';
import { releaseTalk } from './talk/release-talk.js';
import { reviewTalk } from './talk/review-talk.js';
import { statsTalk } from './talk/stats-talk.js';
import { undoTalk } from './talk/undo-talk.js';
import { updateTalk } from './talk/update-talk.js';
import { usageTalk } from './talk/usage-talk.js';
import { verboseTalk } from './talk/verbose-talk.js';
import { watchTalk } from './talk/watch-talk.js';

/** What the commands say, and what their help says of them: a file for each of them. */
export const talk = declareTalk(
  joined(
    backupTalk,
    buildTalk,
    checkTalk,
    ciTalk,
    doctorTalk,
    fixTalk,
    fontsTalk,
    importTalk,
    importOldTalk,
    initTalk,
    manualTalk,
    newTalk,
    programTalk,
    redlineTalk,
    releaseTalk,
    reviewTalk,
    statsTalk,
    undoTalk,
    updateTalk,
    usageTalk,
    verboseTalk,
    watchTalk,
    workspaceTalk.entries,
  ),
);

export type TalkCode = keyof typeof talk.entries;
