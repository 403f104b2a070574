import type { Language } from './program-cursor.ts';

const READS: Readonly<Record<Language, readonly RegExp[]>> = {
  python: [
    /^(?:os\.)?environ\[\s*(?:'(\w+)'|"(\w+)")\s*\]$/,
    /^(?:os\.)?(?:environ\.get|getenv)\(\s*(?:'(\w+)'|"(\w+)")\s*\)$/,
  ],
  javascript: [
    /^(?:process|import\.meta)\.env(?:\.(\w+)|\[\s*(?:'(\w+)'|"(\w+)")\s*\])!?$/,
    /^Deno\.env\.get\(\s*(?:'(\w+)'|"(\w+)")\s*\)!?$/,
  ],
};

/** The environment variable that an expression reads, and does nothing else; undefined where it is anything else. */
export function environmentIn(expression: string, language: Language): string | undefined {
  const [, ...names] =
    READS[language].map((read) => read.exec(expression.trim())).find((match) => match !== null) ?? [];
  const name = names.find((one) => one !== undefined);
  return name !== undefined && /^[A-Za-z_]/.test(name) ? name : undefined;
}
