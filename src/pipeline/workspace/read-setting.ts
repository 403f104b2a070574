import { asShape, shapeAt } from '../../compose/fit-to-setting.ts';
import { settingDocument } from '../../compose/setting-document.ts';
import { COMPOSING_KEYS } from '../../core/composing-keys.ts';
import type { Document } from '../../core/document.ts';
import { Failure } from '../../core/failure.ts';
import { isJsonObject } from '../../core/json.ts';
import { parsePointer } from '../../core/path.ts';
import { loadDocuments } from '../../load/load-documents.ts';
import { shownFlag } from './shown-flag.ts';

/**
 * Reads `spec.path=value`: the value is a YAML scalar, and a number is text as it was typed where the setting needs text. The
 * path may be a JSON pointer, where a key holds a dot.
 */
export function readSetting(text: string): Document {
  const mark = text.indexOf('=');
  const written = text.slice(0, mark);
  const path = written.startsWith('/') ? parsePointer(written) : written.split('.');
  if (mark === -1 || path[0] !== 'spec' || path.length < 2 || path.some((key) => key === '' || key === '__proto__')) {
    const hint = 'Write `--set spec.parameters.tier=fast`.';
    throw new Failure('usage', `\`--set ${shownFlag(text)}\` does not set a path below \`spec\``, { hint });
  }
  if (COMPOSING_KEYS.includes(path[1] ?? '')) {
    throw new Failure('usage', `\`--set\` cannot change \`spec.${path[1]}\`: it says what the manifest is made of`);
  }
  const source = text.slice(mark + 1);
  const value = asShape(readScalar(written, source), source, shapeAt(path));
  return settingDocument({ flag: `--set ${written}`, path, value, source });
}

function readScalar(path: string, text: string): null | boolean | number | string {
  const { value: documents = [], diagnostics } = loadDocuments({ file: `--set ${path}`, text: `- ${text}\n` });
  const list = documents[0]?.value;
  const [finding] = diagnostics;
  if (finding !== undefined) throw new Failure('usage', `\`--set ${path}\`: ${finding.message}`);
  const item = Array.isArray(list) && list.length === 1 ? list[0] : undefined;
  if (item === undefined || Array.isArray(item) || isJsonObject(item)) {
    const hint = 'Lists and mappings are written in files: a profile, or an environment.';
    throw new Failure('usage', `\`--set ${path}\` takes one text, number or truth value`, { hint });
  }
  return item;
}
