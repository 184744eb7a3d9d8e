import { describe, expect, it } from 'vitest';
import { contentOf, mapTexts } from '../../src/model/block-content.js';
import { labelOf } from '../../src/model/issue.js';
import { buildIssue } from '../../src/parse/build-issue.js';
import { parseSection } from '../../src/parse/parse-section.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';
import { places } from './places.js';

const SETTINGS = 'name: 工作动态\npublisher: 某中心\ntemplate: bulletin\ncopies: 100\ndistribution: {报: 甲, 发: 乙}\n';
const HEADER = 'number: 519\nyear: 2024\nissue: 48\nperiod: 2024-12-02/2024-12-06\ndate: 2024-12-25\n';

/** An issue of sections that begin with these titles. */
function build(more: string, ...titles: string[]) {
  const settings = parseSettings({ path: 'issues/bulletin.yaml', text: SETTINGS }).value;
  const index = { path: 'issues/519/index.md', text: `---\n${HEADER}${more}\n---\n` };
  const header = parseHeader({ folder: '519', index }).value;
  const sections = titles.map((title, i) => parseSection({ path: `0${i}.md`, text: `# ${title}\n` }).value);
  if (!settings || !header) throw new Error('the fixture is wrong');
  return buildIssue({ settings, header, preamble: [], sections: sections.filter((section) => section !== undefined) });
}

describe('an issue', () => {
  it('numbers its sections by their order and checks what is typed', () => {
    const { value, findings } = build('', '甲', '二、乙', '二、丙');
    expect(value?.sections.map(({ blocks }) => blocks[0] && labelOf(blocks[0])?.text)).toEqual([
      '一、',
      '二、',
      '三、',
    ]);
    expect(places(findings)).toEqual(['heading-number 1:3']);
  });

  it('takes from its header what is stated there, else from bulletin.yaml', () => {
    expect(build('').value).toMatchObject({
      name: { value: '工作动态' },
      copies: { value: 100 },
      distribution: { 报: { value: '甲' }, 发: { value: '乙' } },
    });
    expect(build('').value?.maxPages).toBeUndefined();
    expect(build('max_pages: 6').value?.maxPages?.value).toBe(6);
    const { value } = build('name: 专刊\ncopies: 5\ndistribution: {送: 丙}');
    expect(value).toMatchObject({ name: { value: '专刊' }, copies: { value: 5 } });
    expect(value?.distribution.报).toBeUndefined();
  });

  it('leaves receivers of its own beside the list', () => {
    const { value } = build('增发: 丁。');
    expect(value?.distribution.发?.value).toBe('乙');
    expect(value?.header.增发?.value).toBe('丁');
  });
});

describe('footnotes', () => {
  const noted = (...texts: string[]) => {
    const { value, findings } = build('', ...texts);
    if (!value) throw new Error('there is no issue');
    const blocks = value.sections.flatMap((section) => section.blocks);
    return {
      issue: value,
      findings,
      notes: blocks.flatMap(contentOf).flatMap((inline) => (inline.type === 'note' ? [inline.note] : [])),
    };
  };

  it('are numbered through the whole issue by their marks, each once', () => {
    const { notes, findings } = noted(
      '甲\n\n乙[^b]丙[^a]丁[^b]\n\n[^a]: 一\n\n[^b]: 二',
      '甲\n\n| 乙[^a] | 丙 |\n|---|---|\n| 丁 | 戊[^c] |\n\n- 己[^a]\n\n[^c]: 三\n\n[^a]: 四',
    );
    expect(findings).toEqual([]);
    expect(notes.map(({ number }) => number)).toEqual([1, 2, 1, 3, 4, 3]);
    expect(notes[2]).toBe(notes[0]);
  });

  it('are at most fifty', () => {
    const many = (count: number) => {
      const ids = Array.from({ length: count }, (_, i) => i + 1);
      return noted(
        `甲\n\n${ids.map((id) => `乙[^${id}]`).join('')}\n\n${ids.map((id) => `[^${id}]: 丙`).join('\n\n')}`,
      );
    };
    expect(many(50).findings).toEqual([]);
    expect(places(many(53).findings)).toEqual(['footnote-many 3:293']);
  });

  it('are changed with the text, those with two marks once', () => {
    const { issue } = noted('甲\n\n乙[^1]丙[^1]\n\n[^1]: 丁{{综窗.本周}}');
    const seen: string[] = [];
    const mapped = mapTexts(issue, (content) => {
      for (const inline of content) if (inline.type === 'placeholder') seen.push(inline.series);
      return content;
    });
    expect(seen).toEqual(['综窗']);
    const [first, second] = (mapped.sections[0]?.blocks ?? []).flatMap(contentOf).filter(({ type }) => type === 'note');
    expect(first).toMatchObject({ note: { number: 1 } });
    expect(first?.type === 'note' && second?.type === 'note' && first.note === second.note).toBe(true);
  });
});
