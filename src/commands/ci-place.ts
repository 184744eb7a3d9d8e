import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Where `bulletin ci` runs. */
export interface CiPlace {
  /** The name of the service; none where no known one runs it. */
  readonly service?: string;
  /** Whether the service turns workflow commands in its log into annotations. */
  readonly annotates: boolean;
  /** The workspace; absolute. */
  readonly root: string;
  /** The top folder of the repository; absolute. */
  readonly repository: string;
  /** The way from there to the workspace, with `/` also at its end; empty where they are one. */
  readonly prefix: string;
  /** A file whose Markdown the service shows on the page of a run. */
  readonly summaryFile?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Service {
  readonly name: string;
  /** Variables one of which is set wherever the service runs something. */
  readonly marks: readonly string[];
  /** The variable that names the folder of the checkout. */
  readonly checkout?: string;
  readonly annotates?: true;
  /** The variable that names the file of the summary. */
  readonly summary?: string;
}

/**
 * The services by what they set. GitLab is asked before Jenkins, and so on: whoever runs a service of their own inside a job
 * of another is rare.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * https://docs.gitlab.com/ci/variables/predefined_variables/
 * https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#using-environment-variables
 * Gitee Go lists its own as system parameters of a pipeline.
 */
const services: readonly Service[] = [
  {
    name: 'GitHub Actions',
    marks: ['GITHUB_ACTIONS'],
    checkout: 'GITHUB_WORKSPACE',
    annotates: true,
    summary: 'GITHUB_STEP_SUMMARY',
  },
  { name: 'GitLab CI', marks: ['GITLAB_CI'], checkout: 'CI_PROJECT_DIR' },
  { name: 'Gitee Go', marks: ['GITEE_PIPELINE_NAME', 'GITEE_PIPELINE_BUILD_NUMBER'] },
  { name: 'Jenkins', marks: ['JENKINS_URL', 'JENKINS_HOME'], checkout: 'WORKSPACE' },
];

/** Finds the service and the repository that the workspace is in. */
export function findCiPlace(workspace: string, environment: Environment): CiPlace {
  const service = services.find(({ marks }) => marks.some((mark) => environment[mark]));
  const root = realpathSync(workspace);
  const checkout = service?.checkout && environment[service.checkout];
  const repository = repositoryOf(root, checkout === undefined || checkout === '' ? undefined : realFolder(checkout));
  const way = relative(repository, root);
  const summaryFile = service?.summary && environment[service.summary];
  return {
    ...(service && { service: service.name }),
    annotates: service?.annotates === true,
    root,
    repository,
    prefix: way === '' ? '' : `${way.split(sep).join('/')}/`,
    ...(summaryFile && { summaryFile }),
  };
}

/**
 * The nearest folder with a `.git`, which in a clone is a folder and in a worktree or a submodule a file, so that no git has
 * to be installed. A checkout that was downloaded has none: the service says where it is. Without either it is the workspace.
 */
function repositoryOf(root: string, checkout: string | undefined): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (folder === checkout || existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return root;
  }
}

function realFolder(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // A variable that names no folder says nothing: containers have other paths than their hosts.
    return undefined;
  }
}
