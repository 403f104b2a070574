/** Shorter texts are as likely words as keys. */
const SHORTEST = 20;
/** Words with a number in them change between letters and digits once or twice. */
const FEWEST_CHANGES = 4;
/** In bits a character: 16 hexadecimal digits reach about 3, English words below that repeat few letters. */
const LEAST_ENTROPY = 3;

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Whether a text looks as if a machine had drawn it: a key, and no word, sentence or id. */
export function looksRandom(text: string): boolean {
  if (/\s/.test(text)) return false;
  const runs = text.replaceAll(UUID, '').match(/[A-Za-z0-9]+/g) ?? [];
  return runs.some(
    (run) => run.length >= SHORTEST && changesIn(run) >= FEWEST_CHANGES && entropyOf(run) >= LEAST_ENTROPY,
  );
}

function changesIn(text: string): number {
  return text.match(/\d(?=\D)|\D(?=\d)/g)?.length ?? 0;
}

/** Shannon's measure of how little a character tells of the others. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
