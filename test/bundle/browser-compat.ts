/** Looks up in MDN's browser-compat-data which features of a script or a style sheet our minimum browsers lack. */
import bcd, { type Identifier } from '@mdn/browser-compat-data/forLegacyNode';
import ts from 'typescript';

/**
 * The minimum browsers. Their mobile versions share the engines, and lack only desktop features such as the mouse wheel.
 */
const MINIMUM = { chrome: '99', edge: '99', firefox: '101', safari: '16.4' } as const;

/** Features by the name that code uses for them; one name can belong to several interfaces. */
type Index = Map<string, Identifier[]>;

const { api, css, html } = bcd;
const builtins = bcd.javascript['builtins']!;
const regularExpressions = bcd.javascript['regular_expressions']!;

/** Makes versions comparable: `16.4` → 16004. `≤37` counts as 37, `preview` as later than all. */
function order(version: string): number {
  const [major = NaN, minor = 0] = version.replace('≤', '').split('.').map(Number);
  return Number.isNaN(major) ? Infinity : major * 1000 + minor;
}

/** Whether one of the minimum browsers lacks a feature, or has it only with a prefix or a flag. */
function isNewer({ __compat: compat }: Identifier): boolean {
  return Object.entries(MINIMUM).some(([browser, minimum]) => {
    const statements = [compat?.support[browser as keyof typeof MINIMUM] ?? []].flat();
    return !statements.some(
      ({ version_added: added, version_removed: removed, flags, prefix, alternative_name: alias }) =>
        typeof added === 'string' &&
        order(added) <= order(minimum) &&
        (!removed || order(String(removed)) > order(minimum)) &&
        !(flags || prefix || alias),
    );
  });
}

/** A feature that no name in the syntax tree shows, with a pattern that finds it in the text. */
type Pattern = readonly [name: string, pattern: RegExp, feature: Identifier];

const SCRIPT_PATTERNS: readonly Pattern[] = [
  ['modifiers in a regular expression', /\(\?(?=[ims-])[ims]*-?[ims]*:/, regularExpressions['modifier']!],
  // Also as a string for `setAttribute()`.
  ['inert', /\binert\b/, html['global_attributes']!['inert']!],
  [
    'iterator helpers',
    /\bIterator\.|(?<!\bObject)\.(?:values|keys|entries|matchAll)\([^()]*\)\.(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/,
    builtins['Iterator']!['map']!,
  ],
];
const STYLE_PATTERNS: readonly Pattern[] = [
  ['relative colours', /\(\s*from\s/, css.types!['color']!['rgb']!['relative_syntax']!],
];

const namesIn = (text: string, patterns: readonly Pattern[]): string[] =>
  patterns.filter(([, pattern, feature]) => pattern.test(text) && isNewer(feature)).map(([name]) => name);

const isFeature = (value: Identifier[string]): value is Identifier => Boolean(value && '__compat' in value);

/** The direct child features, by name. */
function below(parent: Identifier | undefined): [name: string, feature: Identifier][] {
  return Object.entries(parent ?? {}).flatMap(([name, feature]) =>
    name !== '__compat' && isFeature(feature as Identifier) ? [[name, feature as Identifier]] : [],
  );
}

function add(index: Index, name: string, feature: Identifier): void {
  index.set(name, [...(index.get(name) ?? []), feature]);
}

/** `any_static` and `scrollend_event` are `any` and `scrollend` in code. */
const plain = (name: string) => name.replace(/_(static|event)$/, '');

const globals: Index = new Map();
const members: Index = new Map();
/** By `Interface.member`. */
const qualified: Index = new Map();
const events: Index = new Map();
for (const root of [api, builtins, builtins['Intl']!]) {
  for (const [name, feature] of below(root)) {
    if (root !== builtins['Intl']) add(globals, name, feature);
    // `globalThis.trustedTypes`, under whatever name the minifier gives to `globalThis`
    if (root === api && /^[a-z]/.test(name)) add(members, name, feature);
    for (const [member, inner] of below(feature)) {
      if (member.endsWith('_event')) add(events, plain(member), inner);
      else add(members, plain(member), inner);
      add(qualified, `${name}.${plain(member)}`, inner);
      if (name === 'Window') add(globals, plain(member), inner);
    }
  }
}

const attributes: Index = new Map();
for (const element of [html['global_attributes']!, ...below(html['elements']).map(([, feature]) => feature)])
  for (const [name, feature] of below(element)) add(attributes, name, feature);

/** Names that Lit and our own properties share with newer features. Our sources use none of these features. */
const SHARED_WORDS = new Set(['capture', 'details', 'properties']);

/** Whether every feature of a name is newer: true for `connection`, false for `has`. */
function isNewName(index: Index, name: string): boolean {
  const features = index.get(name) ?? [];
  return features.length > 0 && features.every(isNewer);
}

/** Whether a name is that of a variable, a parameter or an item of a list, as a minifier gives them: `const [ml] = list`. */
const isLocalName = (node: ts.Node): boolean =>
  ts.isIdentifier(node) &&
  (ts.isVariableDeclaration(node.parent) ||
    ts.isParameter(node.parent) ||
    (ts.isBindingElement(node.parent) && ts.isArrayBindingPattern(node.parent.parent))) &&
  node.parent.name === node;

/** Names of newer features in a script, minified or not. Names that the script defines do not count. */
export function newerInScript(code: string): string[] {
  const file = ts.createSourceFile('script.js', code, ts.ScriptTarget.Latest, true);
  const found = new Set<string>();
  const own = new Set<string>();
  const note = (isNew: boolean, name: string) => isNew && found.add(name);

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const { expression, name } = node;
      const isAssigned = ts.isBinaryExpression(node.parent) && node.parent.left === node;
      if (isAssigned && expression.kind === ts.SyntaxKind.ThisKeyword) own.add(name.text);
      note(isNewName(members, name.text), name.text);
      const path = `${expression.getText()}.${name.text}`;
      note(isNewName(qualified, path), path);
    } else if (ts.isBindingElement(node)) {
      const name = (node.propertyName ?? node.name).getText();
      note(isNewName(members, name), name);
    } else if (isLocalName(node)) {
      own.add(node.getText());
    } else if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) {
      note(isNewName(globals, node.text), node.text);
    } else if (ts.isCallExpression(node) && /\baddEventListener$/.test(node.expression.getText())) {
      const [type] = node.arguments;
      if (type && ts.isStringLiteralLike(type)) note(isNewName(events, type.text), type.text);
    } else if (ts.isTemplateLiteralToken(node)) {
      for (const [, at, name = ''] of node.text.matchAll(/\s(@?)([a-z]+)=/g))
        note(isNewName(at ? events : attributes, name), name);
    } else if ((ts.isObjectLiteralElementLike(node) || ts.isClassElement(node)) && node.name) {
      own.add(node.name.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const named = [...found].filter((name) => !own.has(name) && !SHARED_WORDS.has(name));
  return [...new Set([...named, ...namesIn(code, SCRIPT_PATTERNS)])].sort();
}

/** Units that browser-compat-data lists by group. */
const UNIT_GROUPS: readonly [RegExp, string][] = [
  [/^d(vh|vw|vi|vb|vmin|vmax)$/, 'viewport_percentage_units_dynamic'],
  [/^[ls](vh|vw|vi|vb|vmin|vmax)$/, 'viewport_percentage_units_large'],
  [/^cq(w|h|i|b|min|max)$/, 'container_query_length_units'],
];

/** Names of newer features in a style sheet. Lowering by lightningcss finds newer grammar: nesting, colour spaces. */
export function newerInStyles(text: string): string[] {
  const plainText = text.replace(/\/\*[^]*?\*\//g, '');
  const found = new Set(namesIn(plainText, STYLE_PATTERNS));
  const note = (feature: Identifier | undefined, name: string) => {
    if (feature && isFeature(feature) && isNewer(feature)) found.add(name);
  };

  for (const [, name = ''] of plainText.matchAll(/@([a-z-]+)/g)) note(css['at-rules']?.[name], `@${name}`);
  for (const [, name = ''] of plainText.matchAll(/[^:]:([a-z-]+)(?=[^{}]*\{)/g))
    note(css.selectors?.[name], `:${name}`);
  for (const [, property = '', value = ''] of plainText.matchAll(/([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)) {
    const described = css.properties?.[property];
    note(described, property);
    // The values of a newer property are newer as well.
    if (!found.has(property)) {
      for (const [word = ''] of value.matchAll(/(?<![\w-])[a-z][a-z-]*(?![\w(-])/g))
        note(described?.[word], `${property}: ${word}`);
    }
    if (property === 'content' && /\/\s*["']/.test(value)) note(described?.['alt_text'], 'content: alt_text');
    for (const [, name = ''] of value.matchAll(/(?<![\w-])([a-z-]+)\(/g)) {
      for (const type of [css.types, css.types?.['color'], css.types?.['transform-function']])
        note(type?.[name], `${name}()`);
    }
    for (const [, unit = ''] of value.matchAll(/\d([a-z]+)\b/g)) {
      const group = UNIT_GROUPS.find(([pattern]) => pattern.test(unit))?.[1] ?? unit;
      note(css.types?.['length']?.[group], unit);
    }
  }
  return [...found].sort();
}

/** The interface of a member in TypeScript's library; undefined for a global. */
function ownerOf({ parent }: ts.Declaration): string | undefined {
  // `PromiseConstructor` describes the statics of `Promise`, `ReadonlySet` the members of `Set`.
  if (ts.isInterfaceDeclaration(parent)) return parent.name.text.replace(/^Readonly|Constructor$/g, '');
  // `declare var AbortSignal: { any(…): … }`
  const isStatic = ts.isTypeLiteralNode(parent) && ts.isVariableDeclaration(parent.parent);
  return isStatic ? parent.parent.name.getText() : undefined;
}

/**
 * Names of newer features that TypeScript sources use, as `Interface.member`. The compiler resolves which interface a
 * member belongs to, so a name that older interfaces share is found as well.
 */
export function newerInSources(entry: string, isOurs: (path: string) => boolean): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const found = new Set<string>();

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      for (const declaration of checker.getSymbolAtLocation(node)?.declarations ?? []) {
        if (!program.isSourceFileDefaultLibrary(declaration.getSourceFile())) continue;
        const owner = ownerOf(declaration);
        const [index, name] = owner ? [qualified, `${owner}.${node.text}`] : [globals, node.text];
        if (isNewName(index, name)) found.add(name);
        // browser-compat-data has no interfaces for mixins such as `GlobalEventHandlers`.
        else if (owner && !globals.has(owner) && isNewName(members, node.text)) found.add(name);
      }
    }
    ts.forEachChild(node, visit);
  };
  program
    .getSourceFiles()
    .filter(({ fileName }) => isOurs(fileName))
    .forEach(visit);
  return [...found].sort();
}
