import { declareFindings } from '../../model/finding.js';
import type { Rule } from '../rule.js';
import { mendedBy } from '../running-text.js';

const finding = declareFindings({
  'title-mark': {
    severity: 'warning',
    zh: '标题末尾不用“{mark}”',
    en: 'a title does not end with “{mark}”',
  },
  'title-mark/lower': {
    severity: 'hint',
    zh: '单独成行的标题末尾一般不用“{mark}”',
    en: 'a heading on its own line rarely ends with “{mark}”',
  },
  'title-mark/caption': {
    severity: 'warning',
    zh: '图、表的标题末尾不用“{mark}”',
    en: 'the title of a table or a picture does not end with “{mark}”',
  },
});

/** Headings that end like sentences. Question and exclamation marks may be part of what a title says. */
export const titleMark: Rule = {
  id: 'title-mark',
  group: 'structure',
  finding,
  *check({ texts }) {
    for (const each of texts) {
      const { text, rangeOf } = each;
      if (each.kind === 'caption' && text.endsWith('。')) {
        const place = { start: text.length - 1, end: text.length };
        const found = finding('title-mark/caption', rangeOf(place.start, place.end), { mark: '。' });
        yield mendedBy(found, each, { ...place, text: '' });
      }
      if (each.kind !== 'heading') continue;
      const { block } = each;
      const [mark] = (block.level === 1 ? /[。．，、；：]$/ : /[。．]$/).exec(text) ?? [];
      if (mark === undefined) continue;
      const end = text.length;
      const range = rangeOf(end - 1, end);
      if (block.level > 1) yield finding('title-mark/lower', range, { mark });
      else yield mendedBy(finding('title-mark', range, { mark }), each, { start: end - 1, end, text: '' });
    }
  },
};
