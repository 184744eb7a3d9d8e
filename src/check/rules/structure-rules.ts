import type { Rule } from '../rule.js';
import { emphasisMark } from './emphasis-mark.js';
import { headingMark } from './heading-mark.js';
import { hiddenParagraph } from './hidden-paragraph.js';
import { imageMark } from './image-mark.js';
import { labelForm } from './label-form.js';
import { labelMixed } from './label-mixed.js';
import { listRestart } from './list-restart.js';
import { lonelyItem } from './lonely-item.js';
import { sectionEmpty } from './section-empty.js';
import { titleMark } from './title-mark.js';

export const structureRules: readonly Rule[] = [
  sectionEmpty,
  titleMark,
  labelForm,
  labelMixed,
  listRestart,
  lonelyItem,
  headingMark,
  emphasisMark,
  imageMark,
  hiddenParagraph,
];
