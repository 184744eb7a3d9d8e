import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../src/parse/yaml/parse-template.js';
import { type CompiledIssue, compileKeptIssue, compileText } from '../tools/compile-issue.js';
import { writeTypstDocument } from './typst-document.js';

function documentOf({ pages }: CompiledIssue): string {
  const text = readFileSync(new URL('../../templates/bulletin/template.yaml', import.meta.url), 'utf8');
  const { value: template } = parseTemplate('bulletin', { path: 'template.yaml', text });
  if (!template) throw new Error('the template could not be read');
  const date = { year: 2030, month: 1, day: 21 };
  return writeTypstDocument({ pages, template, info: { title: '试验', author: '某某', date } });
}

describe('the document for Typst', () => {
  test('has the paragraphs of issue 519 whole, and its headings as headings', async () => {
    const document = documentOf(await compileKeptIssue('519'));
    const paragraphs = document.split('\n\n');
    const long = paragraphs.filter(
      (text) => text.includes('本周，交通运输厅窗口赴四川') && text.endsWith('产业高质量发展。'),
    );
    expect(long).toHaveLength(1);
    const headings = paragraphs.filter((text) => text.startsWith('#heading(level: 1)'));
    expect(headings.map((text) => /[一二三四]、[^\]]+/u.exec(text)?.[0])).toEqual([
      '一、政务工作动态',
      '二、重点工作推进情况',
      '三、厅（局）长进大厅',
      '四、综窗改革攻坚行动',
    ]);
  });

  test('breaks lines as the template has it, on its grid', async () => {
    const document = documentOf(await compileKeptIssue('519'));
    expect(document).toContain('linebreaks: "simple"');
    expect(document).toContain('margin: (left: 79.3701pt, right: 73.7008pt, top: 104.8819pt');
    expect(document).toContain('size: 15.793pt, top-edge: 13.8979pt, bottom-edge: -1.8952pt');
    expect(document).toContain('leading: 12.4798pt');
  });

  test('says what the pages say where Typst has marks of its own', async () => {
    const text = '甲#乙$丙_丁=戊@己<庚>辛/辛~壬-癸+子"丑\'寅';
    const document = documentOf(await compileText({ sections: [`# 试验\n\n${text}。`] }));
    const markup = document.split('\n\n').find((paragraph) => paragraph.startsWith('甲')) ?? '';
    expect(markup).not.toMatch(/(?<!\\)[#$_=@<>/~+"']/u);
    expect(markup.replace(/\\(.)/gu, '$1')).toBe(`${text}。`);
  });

  test('refuses what it does not hand over', async () => {
    const issue = await compileText({ sections: ['# 试验\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |'] });
    expect(() => documentOf(issue)).toThrow('is not handed over to Typst');
  });
});
