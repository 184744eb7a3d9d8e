import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { docx } from '../../../src/outputs/docx/docx.js';
import { pdf } from '../../../src/outputs/pdf/pdf.js';
import {
  type Asked,
  type CompiledIssue,
  compileIssueIn,
  compileText,
  type IssueText,
} from '../../tools/compile-issue.js';

export const packageRoot = join(import.meta.dirname, '../../..');
const fixtures = join(packageRoot, 'test/fixtures');
const firstStage = join(fixtures, 'first-stage/workspace');

/** Issues of workspaces that can be printed. */
export const issues: readonly (readonly [folder: string, home: string])[] = [
  ['519', packageRoot],
  ['9', join(fixtures, 'specimen')],
  // One of them is refused for its errors.
  ...readdirSync(join(firstStage, 'issues'))
    .filter((name) => /^\d+$/.test(name) && name !== '30' && name !== '37')
    .filter((name) => existsSync(join(firstStage, 'issues', name, 'index.md')))
    .map((name) => [name, firstStage] as const),
];

/** An issue as a PDF and as a copy for word processors. */
export interface IssueWithCopy extends CompiledIssue {
  readonly copy: Uint8Array;
}

const both = { outputs: [pdf, docx] };

export const copyIssue = async (home: string, folder: string, more: Asked = {}): Promise<IssueWithCopy> =>
  withCopy(await compileIssueIn(home, folder, { ...both, ...more }));

export const copyText = async (text: IssueText): Promise<IssueWithCopy> => withCopy(await compileText(text, both));

function withCopy(compiled: CompiledIssue): IssueWithCopy {
  const copy = compiled.made.find(({ id }) => id === docx.id)?.files[0]?.bytes;
  if (!copy) throw new Error('there is no copy');
  return { ...compiled, copy };
}
