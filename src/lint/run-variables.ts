/** What a variable of a CI service names anew. */
export type Occasion = 'commit' | 'run';

/**
 * Variables that CI services set anew for each commit or each run of a pipeline, by the services' own documentation, and
 * at the end the names that people give them on the way. Branches and tags are none: they are chosen.
 */
const VARIABLES: Readonly<Record<Occasion, readonly string[]>> = {
  commit: [
    'GITHUB_SHA',
    'CI_COMMIT_SHA',
    'CI_COMMIT_SHORT_SHA',
    'CI_COMMIT_TIMESTAMP',
    'CIRCLE_SHA1',
    'GIT_COMMIT', // Jenkins
    'BUILD_SOURCEVERSION', // Azure Pipelines
    'BITBUCKET_COMMIT',
    'BUILDKITE_COMMIT',
    'TRAVIS_COMMIT',
    'DRONE_COMMIT',
    'DRONE_COMMIT_SHA',
    'CODEBUILD_RESOLVED_SOURCE_VERSION',
    'SEMAPHORE_GIT_SHA',
    'APPVEYOR_REPO_COMMIT',
    'CIRRUS_CHANGE_IN_REPO',
    'BUILD_VCS_NUMBER', // TeamCity
    'VERCEL_GIT_COMMIT_SHA',
    'COMMIT_SHA',
    'COMMIT_HASH',
    'SHORT_SHA',
    'GIT_SHA',
  ],
  run: [
    'GITHUB_RUN_ID',
    'GITHUB_RUN_NUMBER',
    'GITHUB_RUN_ATTEMPT',
    'CI_PIPELINE_ID',
    'CI_PIPELINE_IID',
    'CI_PIPELINE_CREATED_AT',
    'CI_JOB_ID',
    'CI_JOB_STARTED_AT',
    'CIRCLE_BUILD_NUM',
    'CIRCLE_PIPELINE_ID',
    'CIRCLE_WORKFLOW_ID',
    'BUILD_NUMBER', // Jenkins, TeamCity
    'BUILD_ID', // Jenkins, Google Cloud Build
    'BUILD_TAG', // Jenkins: the job and the number of its run
    'BUILD_BUILDID', // Azure Pipelines
    'BUILD_BUILDNUMBER',
    'BITBUCKET_BUILD_NUMBER',
    'BITBUCKET_PIPELINE_UUID',
    'BUILDKITE_BUILD_ID',
    'BUILDKITE_BUILD_NUMBER',
    'TRAVIS_BUILD_ID',
    'TRAVIS_BUILD_NUMBER',
    'TRAVIS_JOB_ID',
    'DRONE_BUILD_NUMBER',
    'DRONE_BUILD_CREATED',
    'CODEBUILD_BUILD_ID',
    'CODEBUILD_BUILD_NUMBER',
    'SEMAPHORE_WORKFLOW_ID',
    'APPVEYOR_BUILD_NUMBER',
    'CIRRUS_BUILD_ID',
    'RUN_ID',
    'RUN_NUMBER',
    'TIMESTAMP',
    'BUILD_TIMESTAMP',
  ],
};

const occasions = new Map<string, Occasion>([
  ...VARIABLES.commit.map((name) => [name, 'commit'] as const),
  ...VARIABLES.run.map((name) => [name, 'run'] as const),
]);

/** What a variable of this name has another value for each time; undefined for a name that says nothing of the kind. */
export function occasionOf(variable: string): Occasion | undefined {
  return occasions.get(variable.toUpperCase());
}
