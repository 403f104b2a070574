/** What a file of the corpus says that the linter finds in it: `LINE SEVERITY CODE`. */
export function plantedIn(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const { isAlone, marks } = marksOf(line);
    return marks.map((mark) => `${isAlone ? index + 2 : index + 1} ${mark}`);
  });
}

/** `# -> CODE SEVERITY, CODE SEVERITY` at the end of the line of the findings, or alone on the line above. */
const MARK = /^(.*?)# -> (.+)$/;

function marksOf(line: string): { readonly isAlone: boolean; readonly marks: readonly string[] } {
  const [, before = '', list = ''] = MARK.exec(line) ?? [];
  const marks = list === '' ? [] : list.split(', ').map(readMark);
  return { isAlone: before.trim() === '', marks };
}

function readMark(mark: string): string {
  const [, code, severity] = /^([a-z0-9/-]+) (error|warning|info)$/.exec(mark) ?? [];
  if (code === undefined) throw new Error(`\`${mark}\` is not a code and a severity.`);
  return `${severity} ${code}`;
}
