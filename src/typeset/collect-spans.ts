import type { FontRole } from '../model/face.js';
import {
  type Inline,
  type Label,
  missingFigure,
  type NoteReference,
  type Placeholder,
  type TextRun,
} from '../model/issue.js';
import { sourceOffsets } from '../model/offset-map.js';
import type { Located, SourceRange } from '../model/source.js';
import type { TextSpan } from './collect-items.js';
import type { Raised } from './item.js';
import { noteMark } from './note-mark.js';

/** Which role each kind of emphasis is set in. */
export type InlineRoles = Readonly<Record<TextRun['emphasis'], FontRole>>;

/** All emphasis in one role, as in headings. */
export const oneRole = (role: FontRole): InlineRoles => ({ none: role, strong: role, emphasis: role });

/** Inline content as spans, one list for each stretch between hard breaks. Marks of notes are as `raised` says. */
export function collectSpans(content: readonly Inline[], roles: InlineRoles, raised?: Raised): TextSpan[][] {
  const stretches: TextSpan[][] = [[]];
  for (const inline of content) {
    switch (inline.type) {
      case 'break':
        stretches.push([]);
        break;
      case 'text':
        stretches.at(-1)?.push(textSpan(inline, roles));
        break;
      case 'placeholder':
        stretches.at(-1)?.push(placeholderSpan(inline, roles));
        break;
      case 'note':
        stretches.at(-1)?.push(noteSpan(inline, roles.none, raised));
        break;
      default:
        inline satisfies never;
    }
  }
  return stretches;
}

function textSpan(run: TextRun, roles: InlineRoles): TextSpan {
  const { file, map } = run;
  const sourceOf = (from: number, to: number): SourceRange => {
    const { start, end } = sourceOffsets(map, from, to);
    return { file, start, end };
  };
  const link = run.link !== undefined && { link: run.link };
  return {
    text: run.text,
    role: roles[run.emphasis],
    sourceOf,
    ...link,
    ...(run.missing && { missing: true as const }),
  };
}

const placeholderSpan = (inline: Placeholder, roles: InlineRoles): TextSpan => ({
  text: missingFigure,
  role: roles[inline.emphasis],
  sourceOf: () => inline.range,
  missing: true,
});

const noteSpan = ({ note, range }: NoteReference, role: FontRole, raised: Raised | undefined): TextSpan => ({
  text: noteMark(note.number),
  role,
  sourceOf: () => range,
  note,
  ...(raised && { raised }),
});

export const labelSpan = (label: Label, role: FontRole): TextSpan => ({
  text: label.text,
  role,
  sourceOf: () => label.range,
});

/** Text that was not written as such but made from `from`, such as a date. */
export const madeSpan = (text: string, role: FontRole, from: Located<unknown>): TextSpan => ({
  text,
  role,
  sourceOf: () => from.range,
});
