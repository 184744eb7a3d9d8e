import type { Outcome } from '../../src/model/finding.js';
import type { WorkspaceSources } from '../../src/model/sources.js';
import { attachmentsIn } from '../../src/read/attachments.js';
import {
  loadFontLock,
  loadHeaders,
  loadHistory,
  loadHolidays,
  loadPeople,
  loadSettings,
  loadTemplates,
} from '../../src/read/load-workspace.js';

interface WorkspaceRequest {
  /** The workspace: the folder that holds `issues/`. */
  readonly root: string;
  /** The folder of this package, for the templates it brings. */
  readonly packageRoot: string;
  /** The issues whose headers are wanted, from `listIssues`: for one issue those up to its own number. */
  readonly folders: readonly string[];
}

/** Reads what the issues of a workspace share. The value is missing only where bulletin.yaml could not be read. */
export function loadWorkspace({ root, packageRoot, folders }: WorkspaceRequest): Outcome<WorkspaceSources> {
  const settings = loadSettings(root);
  const people = loadPeople(root);
  const holidays = loadHolidays(root);
  const fontLock = loadFontLock(root);
  const history = loadHistory(root);
  const headers = loadHeaders(root, folders);
  const templates = loadTemplates(root, packageRoot);
  const read = [settings, people, holidays, fontLock, history, headers, templates];
  const findings = read.flatMap((outcome) => outcome.findings);
  if (!settings.value) return { value: undefined, findings };
  const value = {
    settings: settings.value,
    ...(people.value && { people: people.value }),
    ...(holidays.value && { holidays: holidays.value }),
    ...(fontLock.value && { fontLock: fontLock.value }),
    history: history.value,
    headers: headers.value,
    templates: templates.value,
    attachments: attachmentsIn(root, 'issues'),
  };
  return { value, findings };
}
