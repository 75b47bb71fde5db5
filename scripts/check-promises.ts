/**
 * Fails where a promise of the public contract has no test: none is named, its file is not there, or no test of that name
 * is in the file. How a test is named is written at `TestReference` in `stories/guides/promises.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { GROUPS, type PromiseGroup, type TestReference } from '../stories/guides/promises.js';
import { report } from './report.js';

/** Between the title of a test and those of what it stands in. */
const JOINT = ' › ';
/** What a title says differently each time. */
const VARIABLE = '…';

const SUITES = new Set(['describe', 'suite']);
const TESTS = new Set(['it', 'test', 'itExcept']);
const SKIPPING = new Set(['skip', 'todo']);

export interface Test {
  /** `titles › of suites › and the test`, with `…` for what differs from run to run. */
  name: string;
  code: string;
}

export interface TestFile {
  /** The tests that run. */
  tests: Test[];
  /** Every text and number in the file: what can stand for a `…`. */
  values: Set<string>;
}

/** Reads the tests of a file: calls of `describe`, `it` and `test`, but for those that are skipped or have nothing to run. */
export function testsIn(source: string): TestFile {
  const tests: Test[] = [];
  const values = new Set<string>();
  const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true);

  const visit = (node: ts.Node, around: readonly string[]): void => {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) values.add(node.text);
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) values.add(node.name.text);
    const call = ts.isCallExpression(node) ? callOf(node) : undefined;
    if (call?.isSkipped) return;
    if (call && TESTS.has(call.name))
      tests.push({ name: [...around, call.title].join(JOINT), code: codeOf(node, file) });
    const inside = call && SUITES.has(call.name) ? [...around, call.title] : around;
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, []);
  return { tests, values };
}

/** What a node says, as if it stood at the beginning of its line. */
function codeOf(node: ts.Node, file: ts.SourceFile): string {
  const indent = ts.getLineAndCharacterOfPosition(file, node.getStart()).character;
  return node.getText().replace(new RegExp(`^ {0,${indent}}`, 'gm'), '');
}

/** A call that makes a suite or a test: `it(…)`, `test.skip(…)`. */
function callOf({ expression, arguments: given }: ts.CallExpression) {
  const isMember = ts.isPropertyAccessExpression(expression);
  const callee = isMember ? expression.expression : expression;
  if (!ts.isIdentifier(callee) || !(SUITES.has(callee.text) || TESTS.has(callee.text))) return undefined;
  // What `itExcept` has first are the engines that cannot run it.
  const [title, ...rest] = callee.text === 'itExcept' ? given.slice(1) : given;
  if (!title) return undefined;
  const isSkipped =
    (isMember && SKIPPING.has(expression.name.text)) ||
    rest.some((option) => ts.isObjectLiteralExpression(option) && option.properties.some(isSkippingOption)) ||
    rest.every((option) => ts.isObjectLiteralExpression(option));
  return { name: callee.text, title: textOf(title), isSkipped };
}

/** `{ skip: true }`, as Node's runner knows it. */
function isSkippingOption(option: ts.ObjectLiteralElementLike): boolean {
  if (!option.name || !ts.isIdentifier(option.name) || !SKIPPING.has(option.name.text)) return false;
  return !ts.isPropertyAssignment(option) || option.initializer.kind !== ts.SyntaxKind.FalseKeyword;
}

function textOf(title: ts.Expression): string {
  if (ts.isStringLiteralLike(title)) return title.text;
  if (!ts.isTemplateExpression(title)) return VARIABLE;
  return title.head.text + title.templateSpans.map(({ literal }) => VARIABLE + literal.text).join('');
}

/** The tests that a title fits: the whole name of one, else those that it is a part of, else those that it is a case of. */
export function fitting(title: string, { tests, values }: TestFile): Test[] {
  const [whole, parts, cases] = [
    tests.filter(({ name }) => name === title),
    tests.filter(({ name }) => name.includes(title)),
    tests.filter(({ name }) => isCaseOf(title, name, values)),
  ];
  return [whole, parts, cases].find((found) => found.length > 0) ?? [];
}

/** Whether a title is that of a test with its variables filled in from what stands in the file. */
function isCaseOf(title: string, name: string, values: ReadonlySet<string>): boolean {
  const last = name.split(JOINT).at(-1)!;
  if (!last.includes(VARIABLE)) return false;
  const pattern = [name, last].map((text) => text.split(VARIABLE).map(escape).join('(.+)'));
  const found = new RegExp(`^(?:${pattern.join('|')})$`, 's').exec(title);
  return found !== null && found.slice(1).every((value = '') => !value || value === VARIABLE || values.has(value));
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What is wrong with the list of promises, a line each.
 *
 * @param read - gives the text of a file, and undefined where there is none
 */
export function problemsOf(groups: readonly PromiseGroup[], read: (path: string) => string | undefined): string[] {
  const promises = groups.flatMap((group) => group.promises);
  const files = new Map<string, TestFile | undefined>();
  const testFile = (path: string) => {
    if (!files.has(path)) {
      const source = read(path);
      files.set(path, source === undefined ? undefined : testsIn(source));
    }
    return files.get(path);
  };
  const problemOf = ({ file, title }: TestReference): string[] => {
    const tests = testFile(file);
    if (!tests) return [`there is no ${file}`];
    const found = fitting(title, tests).map(({ name }) => name);
    if (found.length === 0) return [`no test of ${file} is called "${title}"`];
    return found.length === 1 ? [] : [`"${title}" is not clear in ${file}: "${found[0]}", "${found.at(-1)}"`];
  };
  return [
    ...repeated(promises.map(({ id }) => id)).map((id) => `${id}: stands here twice`),
    ...repeated(promises.map(({ text }) => text.trim().toLowerCase())).map((text) => `said twice: ${text}`),
    ...promises.flatMap(({ id, tests, manual }) => {
      const problems = tests.flatMap(problemOf);
      if (tests.length === 0 && !manual) problems.push('has no test');
      if (manual) {
        const text = read(manual.file);
        if (text === undefined) problems.push(`there is no ${manual.file}`);
        else if (!text.split('\n').includes(`## ${manual.heading}`))
          problems.push(`${manual.file} has no heading "${manual.heading}"`);
      }
      return problems.map((problem) => `${id}: ${problem}`);
    }),
  ];
}

const repeated = (texts: readonly string[]) => [...new Set(texts.filter((text, index) => texts.indexOf(text) < index))];

if (process.argv[1]?.endsWith('check-promises.ts')) {
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  const promises = GROUPS.flatMap((group) => group.promises);
  const tests = new Set(promises.flatMap((one) => one.tests.map(({ file, title }) => `${file}${JOINT}${title}`)));
  report(`promises: ${promises.length}, tested by ${tests.size} tests`, problemsOf(GROUPS, read));
}
