import { chineseIssueNumber } from '../model/chinese-date.js';
import type { Document, DocumentProperties, Pictures } from '../model/document.js';
import type { Image } from '../model/image.js';
import type { Issue } from '../model/issue.js';
import type { Template } from '../model/template.js';
import { runFor } from '../model/text-run.js';
import { writeApproval } from './write-approval.js';
import { createBlockWriter } from './write-blocks.js';
import { writeColophon } from './write-colophon.js';
import { writeMasthead } from './write-masthead.js';

export interface DocumentRequest {
  /** The issue with its figures in it; a placeholder that is left stands for a figure that is missing. */
  readonly issue: Issue;
  /** The template whose marks stand before unordered items, and which may want an approval sheet. */
  readonly template: Pick<Template, 'text' | 'approval'>;
  /** What the issue's figures show; one that is missing was reported when it was opened. */
  readonly pictures: Pictures;
  /** The picture that stands in the place of a masthead's name. */
  readonly mastheadImage?: Image;
  readonly draft: boolean;
  readonly draftNumber?: number | undefined;
}

/** Puts an issue into words: all that is printed of it, whatever it is printed as. */
export function writeDocument(request: DocumentRequest): Document {
  const { issue, template, pictures, mastheadImage, draft, draftNumber } = request;
  const { title } = issue.header;
  const write = createBlockWriter({ pictures, listMark: template.text.listMark });
  return {
    properties: describe(issue, draft),
    masthead: writeMasthead(issue, mastheadImage),
    ...(title && { title: runFor(title.range, title.value) }),
    preamble: write(issue.preamble, 'preamble'),
    body: write(
      issue.sections.flatMap(({ blocks }) => blocks),
      'body',
    ),
    colophon: writeColophon(issue),
    ...(draft && template.approval.show === 'drafts' && { approval: writeApproval(issue) }),
    draft,
    ...(draftNumber !== undefined && { draftNumber }),
    ...(issue.maxPages && { maxPages: issue.maxPages }),
  };
}

const describe = ({ name, publisher, header }: Issue, draft: boolean): DocumentProperties => ({
  title: `${name.value} ${chineseIssueNumber(header)}${draft ? '（送审稿）' : ''}`,
  author: publisher.value,
  keywords: [],
  language: 'zh-CN',
  date: header.date?.value,
});
