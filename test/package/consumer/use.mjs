// Checks a manifest with mistakes, compiles a sound one and imports the payload again, and prints what came of it all.
import { compile, emitBatch, importManifest, validate } from 'parsebatch';

const SOUND = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: invoices }
spec:
  source: { directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee }
  parameters:
    parse_mode: parse_page_with_llm
    languages: [en, de]
`;
const WRONG = SOUND.replace('parse_mode', 'parseMode').replace('de]', 'xx]');

const { findings } = validate([{ file: 'wrong.yaml', text: WRONG }]);
const { batches } = compile([{ file: 'sound.yaml', text: SOUND }]);
const [batch] = batches;
const payload = emitBatch(batch);
const imported = importManifest({ file: 'payload.json', text: payload }, { name: batch.name });
const again = compile([{ file: 'imported.yaml', text: imported.manifest }]);
const result = {
  found: findings.diagnostics.map(({ code, path, origin }) => [
    code,
    path,
    origin.span.start.line,
    origin.span.start.column,
  ]),
  name: batch.name,
  digest: batch.digest,
  payload: JSON.parse(payload),
  again: JSON.parse(emitBatch(again.batches[0])),
};
console.log(JSON.stringify(result));
