/**
 * Fails if a translation is missing, stale or unused, or has other placeholders than its source; if strings that must
 * be equal differ; or if an id does not begin with its element's folder name. The build uses that prefix to put each
 * string only into the files of its element.
 */
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { Message } from '@lit/localize-tools/lib/messages.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { BUILDER_ROOM, readLocalizeConfig, readMessages } from './locales.js';
import { report } from './report.js';

const XLIFF = 'src/locales/xliff';
/** Strings that must be equal in every language. The builder cannot import a string of another element. */
const EQUAL = [['helpline-banner.exit', 'builder.fallback.exit']] as const;
const problems: string[] = [];
const { messages, translations } = readMessages();

for (const { name, file } of messages) {
  const path = relative('.', file.fileName).split(sep);
  const folder = path[0] === 'src' ? path[1] : BUILDER_ROOM;
  if (!name.startsWith(`${folder}.`)) problems.push(`${name}: the id must begin with "${folder}."`);
}
for (const [locale, translated] of [['en', messages], ...translations] as const) {
  const done = new Map(translated.map(({ name, contents }) => [name, contents]));
  for (const { name, contents: source } of messages) {
    const contents = done.get(name) ?? [];
    if (!contents.some((content) => typeof content !== 'string' || content.trim())) {
      problems.push(`${name}: not translated into ${locale}`);
    } else if (placeholdersIn(contents) !== placeholdersIn(source)) {
      problems.push(`${name}: the placeholders of ${locale} are not those of the source`);
    }
  }
  for (const [one, other] of EQUAL) {
    if (done.get(one)?.join() !== done.get(other)?.join()) problems.push(`${one} and ${other} differ in ${locale}`);
  }
}

// lit-localize rewrites the files from the sources: any difference is a stale or unused string.
const temporary = await mkdtemp(join(tmpdir(), 'xliff-'));
try {
  await cp(XLIFF, temporary, { recursive: true });
  await new RuntimeLitLocalizer({
    ...readLocalizeConfig(),
    interchange: { format: 'xliff', xliffDir: temporary },
  }).writeInterchangeFiles();
  for (const file of await readdir(temporary)) {
    const fresh = await readFile(join(temporary, file), 'utf8');
    if (fresh !== (await readFile(join(XLIFF, file), 'utf8').catch(() => '')))
      problems.push(`${XLIFF}/${file} is stale: run npm run extract`);
  }
} finally {
  await rm(temporary, { recursive: true });
}

report(`translations: ${messages.length} strings, ${translations.size} languages and English`, problems);

/** The placeholders of a string, sorted by their index: a translation may change their order. */
function placeholdersIn(contents: Message['contents']): string {
  const found = contents.flatMap((content) =>
    typeof content === 'string' ? [] : `${content.index} ${content.untranslatable}`,
  );
  return found.sort().join('\n');
}
