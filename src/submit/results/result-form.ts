import type { Client } from '../client/client.ts';

/** A form in which the service gives what a job read. */
export type ResultForm = keyof typeof FORMS;

/** The calls that give results. */
export type ResultReader = Pick<Client, 'textResult' | 'markdownResult' | 'jsonResult'>;

interface Form {
  /** How the names of its files end. */
  readonly ending: string;
  readonly read: (client: ResultReader, jobId: string) => Promise<string>;
}

const FORMS = {
  markdown: { ending: '.md', read: (client, jobId) => client.markdownResult(jobId) },
  text: { ending: '.txt', read: (client, jobId) => client.textResult(jobId) },
  json: {
    ending: '.json',
    read: async (client, jobId) => `${JSON.stringify({ pages: await client.jsonResult(jobId) })}\n`,
  },
} as const satisfies Readonly<Record<string, Form>>;

/** The forms, the usual one first. */
export const RESULT_FORMS: readonly ResultForm[] = ['markdown', 'text', 'json'];

/** How the name of a file in this form ends. */
export function endingOf(form: ResultForm): string {
  return FORMS[form].ending;
}

/** What a job read, as the content of a file. */
export function readResult(client: ResultReader, jobId: string, form: ResultForm): Promise<string> {
  return FORMS[form].read(client, jobId);
}
