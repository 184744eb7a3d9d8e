/** Every message the program has, by code. One table, split by the stage that reports. */
import { archiveMessages } from './archive-messages.js';
import { checkFigureMessages } from './check-figure-messages.js';
import { checkHeaderMessages } from './check-header-messages.js';
import { checkMarkMessages } from './check-mark-messages.js';
import { checkPeopleMessages } from './check-people-messages.js';
import { checkStructureMessages } from './check-structure-messages.js';
import { checkTalk } from './check-talk-messages.js';
import { checkWordMessages } from './check-word-messages.js';
import { ciMessages } from './ci-messages.js';
import { doctorMessages } from './doctor-messages.js';
import type { ParamsOf } from './entry.js';
import { fixMessages } from './fix-messages.js';
import { fontFindings, fontTalk } from './font-messages.js';
import { fontTableMessages } from './font-table-messages.js';
import { footnoteMessages } from './footnote-messages.js';
import { headerMessages } from './header-messages.js';
import { imageMessages } from './image-messages.js';
import { initMessages } from './init-messages.js';
import { layoutMessages } from './layout-messages.js';
import { newMessages } from './new-messages.js';
import { outputMessages } from './output-messages.js';
import { pictureMessages } from './picture-messages.js';
import { releaseFindings, releaseTalk } from './release-messages.js';
import { ruleMessages } from './rule-messages.js';
import { sectionMessages } from './section-messages.js';
import { statisticsMessages } from './statistics-messages.js';
import { statsMessages } from './stats-messages.js';
import { tableMessages } from './table-messages.js';
import { talkMessages } from './talk-messages.js';
import { templateMessages } from './template-messages.js';
import { undoMessages } from './undo-messages.js';
import { usageMessages } from './usage-messages.js';
import { verboseMessages } from './verbose-messages.js';
import { watchMessages } from './watch-messages.js';
import { workspaceMessages } from './workspace-messages.js';

/** Of the stages that make the document: what they call an error makes it wrong or impossible. */
export const stageFindings = {
  ...workspaceMessages,
  ...headerMessages,
  ...outputMessages,
  ...sectionMessages,
  ...tableMessages,
  ...imageMessages,
  ...footnoteMessages,
  ...statisticsMessages,
  ...layoutMessages,
  ...templateMessages,
  ...fontFindings,
  ...pictureMessages,
  ...releaseFindings,
};

/** Messages about the sources. */
export const findingCatalogue = {
  ...stageFindings,
  ...checkHeaderMessages,
  ...checkStructureMessages,
  ...checkMarkMessages,
  ...checkWordMessages,
  ...checkFigureMessages,
  ...checkPeopleMessages,
  ...ruleMessages,
};

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

export type FindingCode = keyof typeof findingCatalogue;
export type TalkCode = keyof typeof talkCatalogue;
export type FindingParams<C extends FindingCode> = ParamsOf<(typeof findingCatalogue)[C]>;
export type TalkParams<C extends TalkCode> = ParamsOf<(typeof talkCatalogue)[C]>;
