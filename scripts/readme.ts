/** The README's tables of the elements, made from the manifest so that they cannot drift from the code. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

const README = 'README.md';

interface Described {
  name: string;
  description?: string;
}
interface Declaration {
  tagName?: string;
  description: string;
  attributes?: (Described & { fieldName?: string; parsedType?: { text: string }; type?: { text: string } })[];
  members?: (Described & {
    kind: string;
    attribute?: string;
    privacy?: string;
    static?: boolean;
    type?: { text: string };
    parameters?: unknown[];
  })[];
  slots?: Described[];
  events?: (Described & { type?: { text: string } })[];
  cssParts?: Described[];
  cssProperties?: (Described & { default?: string })[];
}

/** The README with fresh tables, by its path. */
export async function generateReadme(): Promise<Map<string, string>> {
  execFileSync('npm', ['run', '--silent', 'build:manifest'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { modules } = JSON.parse(await readFile('dist/custom-elements.json', 'utf8')) as {
    modules: { declarations: Declaration[] }[];
  };
  const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
  const readme = await readFile(README, 'utf8');
  const tables = elements.map(section).join('\n');
  const styles = `\`\`\`css\n${await readFile('stories/demo/reserve.css', 'utf8')}\`\`\``;
  const text = between(between(readme, 'elements', tables), 'reserved heights', styles);
  return new Map([[README, await format(text, { ...(await resolveConfig(README)), parser: 'markdown' })]]);
}

/** The text with something fresh between the two marks of a name. */
function between(text: string, name: string, fresh: string): string {
  const [start, end] = [`<!-- ${name}: made by npm run generate -->`, `<!-- end of ${name} -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${README} lacks the marks around ${name}`);
  return `${before}${start}\n\n${fresh}\n\n${end}${after}`;
}

function section({
  tagName,
  description,
  attributes,
  members,
  slots,
  events,
  cssParts,
  cssProperties,
}: Declaration): string {
  const properties = (members ?? []).filter(({ kind, attribute, privacy, static: isStatic, description: text }) => {
    return kind === 'field' && !attribute && privacy === undefined && !isStatic && text;
  });
  const methods = (members ?? []).filter(
    ({ kind, privacy, description: text }) => kind === 'method' && privacy === undefined && text,
  );
  const rows = [
    ...(attributes ?? []).map(({ name, description: text, parsedType, type }) => {
      return ['Attribute', `\`${name}\``, text, (parsedType ?? type)?.text];
    }),
    ...properties.map(({ name, description: text, type }) => ['Property', `\`${name}\``, text, type?.text]),
    ...methods.map(({ name, description: text }) => ['Method', `\`${name}()\``, text]),
    ...(slots ?? []).map(({ name, description: text }) => ['Slot', name ? `\`${name}\`` : '(default)', text]),
    ...(events ?? []).map(({ name, description: text, type }) => ['Event', `\`${name}\``, text, type?.text]),
    ...(cssParts ?? []).map(({ name, description: text }) => ['Part', `\`${name}\``, text]),
    ...(cssProperties ?? []).map(({ name, description: text, default: value }) => ['CSS', `\`${name}\``, text, value]),
  ];
  const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const lines = rows.map(([kind, name, text, type]) => {
    return `| ${kind} | ${name} | ${cell(text)}${type ? ` \`${cell(type)}\`` : ''} |`;
  });
  return `### \`<${tagName}>\`\n\n${description}\n\n| | | |\n| --- | --- | --- |\n${lines.join('\n')}\n`;
}
