import { isAsked, type ScriptSystem, type WorkspaceAnswers, type WorkspaceFile } from '../model/new-workspace.js';

/** How things are done in a workspace. */
interface GuidePlan {
  readonly scripts: ScriptSystem;
  /** Whether the program's own launchers stand beside it. */
  readonly hasLaunchers: boolean;
  /** What is typed in it before a command. */
  readonly call: string;
}

/** What can be double-clicked for a step: among the program's launchers, or in the workspace. */
const LAUNCHERS = {
  new: '新建',
  watch: '预览',
  check: '检查',
  draft: '送审稿',
  final: '定稿',
  release: '印发',
  manual: '使用说明',
};
const SCRIPTS: Partial<typeof LAUNCHERS> = { watch: '预览', check: '检查', final: '生成' };

/** The office's own guide, for whoever makes the bulletin next: what is done each week, with the names that it has there. */
export function writeGuide(answers: WorkspaceAnswers, plan: GuidePlan): WorkspaceFile {
  const { name, publisher, number, sections, series, staff } = answers;
  const folder = `issues/${number}`;
  const files: Partial<typeof LAUNCHERS> = plan.hasLaunchers ? LAUNCHERS : plan.scripts === 'none' ? {} : SCRIPTS;
  const call = (typed: string): string => `\`${code(plan.call)} ${code(typed)}\``;
  const either = (step: keyof typeof LAUNCHERS, typed: string): string =>
    files[step] === undefined ? call(typed) : `双击“${files[step]}”，或者 ${call(typed)}`;
  const counted = series.map(
    ({ title, measures }) =>
      `${plain(title)}的${measures
        .filter(isAsked)
        .map((one) => plain(one.name))
        .join('、')}`,
  );
  const figures = counted.length > 0 ? `，还有本周的数：${counted.join('；')}` : '';
  const steps = [
    `建下一期：${either('new', 'new')}。第一期（总第${plain(number)}期）已经在 \`${code(folder)}\` 里。`,
    `填：打开 \`${code(folder)}/index.md\`（下一期是下一个号的文件夹），填印发日期${figures}。`,
    `写：各部分一个文件（${sections.map(plain).join('、')}），第一行 \`# \` 后面是标题，下面是正文。来稿可以导入：${call('import <来稿>')}。`,
    `看：${either('watch', 'watch --open')}，存一次盘，页面自己更新。`,
    `查：${either('check', 'check')}。错误一定要改；全角半角这一类，${call('check --fix')} 替你改。`,
    `送审：${either('draft', 'build --draft')}，每行有行号，缺的数先空着。`,
    `定稿：${either('final', 'build')}，PDF 在 \`dist\` 里，拿去付印。`,
    `付印以后：${either('release', `release ${number}`)}，从此不改；再备份：${call('backup <U 盘上的文件夹>')}。`,
  ];
  const lines = [
    `# 《${plain(name)}》使用说明`,
    '',
    `${plain(publisher)}编印。这个文件夹就是《${plain(name)}》：一期一个文件夹，在 \`issues\` 里。`,
    '这份说明是 `bulletin init` 写的，请照本单位的习惯改，换人的时候交给接手的人。',
    '',
    '## 每期怎么做',
    '',
    ...(plan.hasLaunchers ? ['双击的文件在上一层，和“程序”文件夹放在一起（程序在共享文件夹里的，在那里）。', ''] : []),
    '命令在这个文件夹的终端里打（Windows：在地址栏里打 `cmd`，按回车），一行按一次回车。',
    '',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    '',
    ...(staff.length > 0
      ? [
          '## 谁管什么',
          '',
          '| 职责 | 姓名 |',
          '|---|---|',
          ...staff.map((one) => `| ${plain(one.name)} | ${plain(one.text)} |`),
          '',
        ]
      : []),
    '## 要帮忙的时候',
    '',
    `- 手册，不用联网：${either('manual', 'manual')}`,
    `- 改坏了，退回去：${call('undo')}`,
    `- 这台电脑缺什么：${call('doctor')}`,
    '- 刊名、报送范围、份数、统计哪些数：`issues/bulletin.yaml`；版式：`templates`；单位买的字体：放进 `fonts`。',
  ];
  return { path: '使用说明.md', text: `${lines.join('\n')}\n` };
}

/** What was typed as text of Markdown: nothing in it means anything. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&');

/** What was typed between backticks, where it can't be escaped. */
const code = (text: string): string => text.replaceAll(/[`\s]+/g, ' ');
