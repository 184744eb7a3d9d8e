import type { ColophonEntry } from '../model/document.js';
import type { Issue } from '../model/issue.js';
import { distributionKinds } from '../model/settings.js';
import type { Located } from '../model/source.js';
import { runFor } from '../model/text-run.js';

/** 版记: who gets the issue, who is responsible for it, how many are printed. */
export function writeColophon(issue: Issue): readonly ColophonEntry[] {
  const { header, copies } = issue;
  const receivers = receiversOf(issue).map(([label, { value, range }]): ColophonEntry => {
    return { kind: 'receivers', content: [runFor(range, `${label}：${value}。`)] };
  });
  const staff = [...header.staff].map(([duty, name], index) =>
    runFor(name.range, `${index > 0 ? '\u3000' : ''}${duty}：${name.value}`),
  );
  return [
    ...receivers,
    ...(staff.length > 0 ? [{ kind: 'staff', content: staff } as const] : []),
    ...(copies ? [{ kind: 'copies', content: [runFor(copies.range, `（共印${copies.value}份）`)] } as const] : []),
  ];
}

function receiversOf({ distribution, header }: Issue): readonly (readonly [string, Located<string>])[] {
  const listed = distributionKinds.flatMap((kind) => {
    const receivers = distribution[kind];
    return receivers ? [[kind, receivers] as const] : [];
  });
  return header.增发 ? [...listed, ['增发', header.增发]] : listed;
}
