import type { Content, Run } from '../model/document.js';
import type { FontRole } from '../model/face.js';
import type { TextRun } from '../model/issue.js';
import { sourceOffsets } from '../model/offset-map.js';
import { BREAK_WORDS } from '../model/redline.js';
import type { TextSpan } from './collect-items.js';
import type { Raised } from './item.js';

/** The role that each kind of emphasis is set in. */
export type InlineRoles = Readonly<Record<TextRun['emphasis'], FontRole>>;

/** All emphasis in one role, as in headings. */
export const oneRole = (role: FontRole): InlineRoles => ({ none: role, strong: role, emphasis: role });

/** Running text as spans, one list for each stretch between hard breaks. Marks of notes are as `raised` says. */
export function collectSpans(content: Content, roles: InlineRoles, raised?: Raised): TextSpan[][] {
  const stretches: TextSpan[][] = [[]];
  for (const part of content) {
    if (part.type !== 'text') {
      const { type, change, range } = part;
      const text = BREAK_WORDS[type];
      if (change) stretches.at(-1)?.push({ text, role: roles.none, sourceOf: () => range, change });
      // What stood on lines of its own is part of a line now.
      if (type === 'break' && change?.type !== 'deleted') stretches.push([]);
      continue;
    }
    const spans = spansOf(part, roles[part.emphasis]);
    stretches.at(-1)?.push(...(part.note && raised ? spans.map((span) => ({ ...span, raised })) : spans));
  }
  return stretches;
}

/** A run in a role, behind what stood in its place. */
export const spansOf = (run: Run, role: FontRole): readonly TextSpan[] =>
  run.former ? [spanOf(run.former, role), spanOf(run, role)] : [spanOf(run, role)];

/** A run in a role. */
export function spanOf({ text, file, map, link, missing, note, change }: Run, role: FontRole): TextSpan {
  return {
    text,
    role,
    sourceOf: (from, to) => ({ file, ...sourceOffsets(map, from, to) }),
    ...(link !== undefined && { link }),
    ...(missing && { missing }),
    ...(note && { note }),
    ...(change && { change }),
  };
}
