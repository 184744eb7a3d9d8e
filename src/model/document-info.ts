import type { CalendarDate } from './calendar.js';
import type { Template } from './template.js';

/** What a document says of itself besides its pages. */
export interface DocumentInfo {
  readonly title: string;
  readonly author: string;
  readonly keywords: readonly string[];
  /** BCP 47: `zh-CN`. */
  readonly language: string;
  /** Taken as the day of creation and of change; a draft may be without it, and so is its document. */
  readonly date: CalendarDate | undefined;
  /** Program and version. */
  readonly producer: string;
  readonly duplex: Template['print']['duplex'];
}
