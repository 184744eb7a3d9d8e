import { describe, expect, test } from 'vitest';
import { Transcript, WentBack } from '../../../src/commands/starting/transcript.js';
import type { Exchange } from '../../../src/workspace/kept-answers.js';

const kept: readonly Exchange[] = [
  { question: '刊名：', answer: '工作动态' },
  { question: '起止日期 [2024-12-02/2024-12-06]：', answer: '' },
  { question: '印发日期 [2024-12-06]：', answer: '2024-12-09' },
  { question: '系列：', answer: '综窗' },
];

/** A transcript of what was kept, and of what is answered now, in its order. */
function transcriptOf(...answers: readonly string[]): { transcript: Transcript; asked: string[] } {
  const asked: string[] = [];
  const ask = (question: string): Promise<string> => {
    asked.push(question);
    return Promise.resolve(answers[asked.length - 1] ?? '没有答');
  };
  return { transcript: new Transcript({ ask, close: () => {} }, kept), asked };
}

const put = async (transcript: Transcript, questions: readonly string[]): Promise<readonly string[]> => {
  const given: string[] = [];
  for (const question of questions) given.push(await transcript.ask(question));
  return given;
};

describe('answers that were kept', () => {
  test('are given again, and only what comes next is asked for', async () => {
    const { transcript, asked } = transcriptOf('综合窗口');
    expect(await put(transcript, [...kept.map(({ question }) => question), '全称：'])).toEqual([
      ...kept.map(({ answer }) => answer),
      '综合窗口',
    ]);
    expect(asked).toEqual(['全称：']);
  });

  test('stay on another day, on which Enter gives something else: that alone is asked for', async () => {
    const { transcript, asked } = transcriptOf('12月9日', '2024-12-09/2024-12-13');
    const period = '起止日期 [2024-12-09/2024-12-13]：';
    // The first answer was wrong, so that the question was put again.
    const questions = ['刊名：', period, period, '印发日期 [2024-12-13]：', '系列：'];
    expect((await put(transcript, questions)).at(-1)).toBe('综窗');
    expect(asked).toEqual([period, period]);
    expect(transcript.exchanges.map(({ answer }) => answer)).toEqual([
      '工作动态',
      '12月9日',
      '2024-12-09/2024-12-13',
      '2024-12-09',
      '综窗',
    ]);
  });

  test('to questions that are no longer put are dropped', async () => {
    const { transcript } = transcriptOf('某某中心');
    expect(await put(transcript, ['刊名：', '编印单位：'])).toEqual(['工作动态', '某某中心']);
    expect(transcript.exchanges).toHaveLength(2);
  });

  test('are taken back one by one', async () => {
    const { transcript } = transcriptOf('<');
    await put(
      transcript,
      kept.map(({ question }) => question),
    );
    await expect(transcript.ask('全称：')).rejects.toThrow(WentBack);
    expect(transcript.exchanges.map(({ question }) => question)).toEqual(
      kept.slice(0, -1).map(({ question }) => question),
    );
    expect(transcript.isReplaying).toBe(true);
  });
});
