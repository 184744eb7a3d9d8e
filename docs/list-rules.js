/** The page docs/rules.md, made from the rules' pages and the catalogue of findings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingCatalogue, knownRules, pageFolders } from '../build/catalogue.js';
import { ruleOf } from '../build/model/finding.js';
import { readRulePage } from '../build/report/rule-page.js';

const root = join(import.meta.dirname, '..');
const SEVERITIES = { error: '错误', warning: '警告', hint: '提示' };

const pages = pageFolders.flatMap((folder) =>
  readdirSync(join(root, 'src', folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const { id, summary } = readRulePage(readFileSync(join(root, 'src', folder, name), 'utf8'));
      return { id, summary, path: `../src/${folder}/${name}` };
    }),
);

/** The severities that a rule's findings may have, the worst first. */
function severitiesOf(rule) {
  const own = Object.entries(findingCatalogue).filter(([code]) => ruleOf(code) === rule);
  return Object.entries(SEVERITIES)
    .filter(([severity]) => own.some(([, entry]) => entry.severity === severity))
    .map(([, name]) => name)
    .join('、');
}

function table(rules) {
  const rows = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [
    '| 规则 | 轻重 | 查什么 |',
    '|---|---|---|',
    ...rows.map(({ id, summary, path }) => `| [${id}](${path}) | ${severitiesOf(id)} | ${summary} |`),
  ].join('\n');
}

const fixed = pages.filter(({ id }) => knownRules.fixed.has(id));
const others = pages.filter(({ id }) => !knownRules.fixed.has(id));

/** @returns docs/rules.md */
export const rulesPage = () => `# 规则

\`bulletin check\` 和 \`bulletin build\` 按这些规则检查稿件。每条有一页说明：为什么，怎样写才对，依据是什么；命令行里用
\`bulletin check --explain <规则>\` 看。这个文件由 \`npm run docs\` 生成。

## 可以改轻重、关闭或者忽略的

在 \`issues/bulletin.yaml\` 里给所有各期改：

\`\`\`yaml bulletin.yaml
rules: {period-skip: off, label-order: error}      # 或者：规则: {period-skip: 关, label-order: 错误}
\`\`\`

在稿件里只管后面紧接着的一段（写在段落里就管那一段），要写原因：

\`\`\`markdown section
<!-- bulletin-ignore label-order: 原稿如此 -->
（三）……
\`\`\`

${table(others)}

## 不能关闭的

这些问题不改，PDF 就做不出来，或者印出来一定是错的。

${table(fixed)}
`;
