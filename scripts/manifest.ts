/** Reads the custom elements manifest, from which tables, types and the builder's forms are generated. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';

interface Described {
  name: string;
  description?: string;
}
interface Attribute extends Described {
  default?: string;
  fieldName?: string;
  parsedType?: { text: string };
  type?: { text: string };
}
interface Member extends Described {
  kind: string;
  attribute?: string;
  privacy?: string;
  static?: boolean;
  type?: { text: string };
  parameters?: unknown[];
}
/** An element in the custom elements manifest. */
export interface Declaration {
  tagName: string;
  description: string;
  attributes?: Attribute[];
  members?: Member[];
  slots?: Described[];
  events?: (Described & { type?: { text: string } })[];
  cssParts?: Described[];
  cssProperties?: (Described & { default?: string })[];
}

let made: Promise<Declaration[]> | undefined;

/** The four elements, from a freshly built manifest. */
export function readManifest(): Promise<Declaration[]> {
  return (made ??= makeManifest());
}

async function makeManifest(): Promise<Declaration[]> {
  execFileSync('npm', ['run', '--silent', 'build:manifest'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { modules } = JSON.parse(await readFile('dist/custom-elements.json', 'utf8')) as {
    modules: { declarations: Declaration[] }[];
  };
  return modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
}

/** Whether a member is a property that has no attribute, and that authors may set. */
export function isPublicField({ kind, attribute, privacy, static: isStatic, description }: Member): boolean {
  return kind === 'field' && !attribute && privacy === undefined && !isStatic && Boolean(description);
}

/** Whether a member is a method that authors may call. */
export function isPublicMethod({ kind, privacy, description }: Member): boolean {
  return kind === 'method' && privacy === undefined && Boolean(description);
}
