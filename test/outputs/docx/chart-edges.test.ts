import sharp from 'sharp';
import { expect, test } from 'vitest';
import { docx } from '../../../src/outputs/docx/docx.js';
import { pdf } from '../../../src/outputs/pdf/pdf.js';
import { weeklySettings } from '../../bench/weekly-workspace.js';
import { header, putFile, workspaceWith } from '../../cli/run-bulletin.js';
import { compileIssueIn } from '../../tools/compile-issue.js';
import { openDocx } from '../../tools/read-docx.js';

const titles = {
  short: '服务窗口',
  long: '某某市政务服务和公共资源交易服务中心驻各县（市、区）政务服务大厅综合服务窗口（含分中心）',
};

/** The picture of a chart in the Word copy of an issue whose series has such a title. */
async function chartPicture(title: string) {
  const root = workspaceWith(9);
  const series = `{窗口: {title: ${title}, measures: {咨询: 人次}, opening: [{year: 2001, through: 8, 咨询: 100}]}}`;
  putFile(root, 'issues/bulletin.yaml', `${weeklySettings}statistics: ${series}\n`);
  putFile(root, 'issues/9/index.md', header(9, 'statistics: {窗口: {咨询: 20}}\n'));
  putFile(root, 'issues/9/01-试验.md', '# 试验情况\n\n本周情况见图1。\n\n![图1 办件情况](chart:窗口.咨询)\n');
  const { made } = await compileIssueIn(root, '9', { outputs: [pdf, docx] });
  const parts = openDocx(made.find(({ id }) => id === docx.id)?.files[0]?.bytes ?? new Uint8Array());
  const picture = parts.get('word/media/image1.png');
  if (!picture) throw new Error('there is no picture');
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  const edge = Array.from({ length: info.height }, (_, row) => data[(row + 1) * info.width - 1]);
  return { ...info, isBlankAtEdge: edge.every((value) => value === 255) };
}

test('a label that reaches over the edge of a chart is whole: the picture is so much wider', async () => {
  const [short, long] = [await chartPicture(titles.short), await chartPicture(titles.long)];
  expect([short, long].map(({ isBlankAtEdge }) => isBlankAtEdge)).toEqual([true, true]);
  expect(long.width).toBeGreaterThan(short.width);
});
