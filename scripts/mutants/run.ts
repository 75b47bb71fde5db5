/**
 * Tries mutants: small faults in `src/` that at least one test must notice. Each is tried in a copy of the project in a
 * temporary folder, so that the working tree stays as it is.
 */
import { rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import getPort from 'get-port';
import { run as runCommand } from '../command.js';

export interface Mutant {
  /** The fault, as a phrase about the widget. */
  name: string;
  /** Path of the file that has the fault. */
  file: string;
  /** Text that occurs once in the file. */
  find: string;
  replace: string;
  /**
   * Paths of test files, tried in this order until a test fails. Tests in `test/bundle/` get the built file of the element
   * that the fault is in.
   */
  tests: readonly string[];
}

export interface Outcome {
  name: string;
  /** `error` if the fault cannot be tried: its text has changed, it does not build, or its tests fail without it. */
  state: 'killed' | 'survived' | 'error';
  /** Title of the first test that failed, or the error. */
  detail: string;
  seconds: number;
}

/** The result of a run that ends with the first failed test. */
interface TestRun {
  passed: number;
  /** Title of the test that failed. */
  failed?: string;
  /** Why the tests could not run. */
  broken?: string;
}

/** Minutes that a test file may take, on a machine that tries several mutants. */
const LIMIT = 10;
/** Folders that no test reads, or that each try makes itself. */
const NOT_COPIED = new Set(['.git', 'node_modules', 'dist', 'site', 'coverage']);
const RUNS_IN_NODE = /^test\/(?:scripts|bundle|storybook|frameworks)\//;
const REPORTER = fileURLToPath(new URL('node-reporter.mjs', import.meta.url));
/** A result of either reporter; control characters of the test runner may be before it. */
const RESULT = /mutants: (\{.*\})$/gm;

/**
 * Tries all mutants, some at a time.
 *
 * @param root - folder of the project
 * @param report - called with each outcome as soon as it is known
 */
export async function tryMutants(
  mutants: readonly Mutant[],
  root: string,
  workers: number,
  report: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // Also when a signal ends the process.
  process.once('exit', remove);
  try {
    const clean = new Project(root, join(folder, 'clean'));
    const runs = new Map<string, Promise<TestRun>>();
    /** A test that fails without the mutant as well says nothing about it. */
    const runWithout = (file: string, mutant: Mutant) => {
      const key = `${file} ${bundleOf(mutant)}`;
      const run = runs.get(key) ?? clean.run(file, mutant);
      runs.set(key, run);
      return run;
    };
    const outcomes: Outcome[] = [];
    const queue = [...mutants];
    const work = async (number: number) => {
      const project = new Project(root, join(folder, `${number}`));
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const started = Date.now();
        const result = await tryMutant(mutant, project, runWithout);
        const outcome = { name: mutant.name, ...result, seconds: Math.round((Date.now() - started) / 1000) };
        outcomes.push(outcome);
        report(outcome);
      }
    };
    await Promise.all([...Array(Math.min(workers, mutants.length)).keys()].map(work));
    return outcomes;
  } finally {
    process.off('exit', remove);
    remove();
  }
}

type Result = Pick<Outcome, 'state' | 'detail'>;

async function tryMutant(
  mutant: Mutant,
  project: Project,
  runWithout: (file: string, mutant: Mutant) => Promise<TestRun>,
): Promise<Result> {
  const error = (detail: string): Result => ({ state: 'error', detail });
  try {
    await project.change(mutant);
    for (const file of mutant.tests) {
      const { passed, failed, broken } = await project.run(file, mutant);
      if (broken !== undefined && failed === undefined) return error(`${file} cannot run: ${broken}`);
      if (failed === undefined && passed === 0) return error(`${file} has no test`);
      if (failed === undefined) continue;
      const without = await runWithout(file, mutant);
      const other = without.failed ?? without.broken;
      if (other !== undefined) return error(`${file} fails without the mutant: ${other}`);
      return { state: 'killed', detail: failed };
    }
    return mutant.tests.length > 0 ? { state: 'survived', detail: mutant.tests.join(', ') } : error('names no test');
  } catch (reason) {
    return error(reason instanceof Error ? reason.message : String(reason));
  } finally {
    await project.restore();
  }
}

/**
 * The text of a file with the fault.
 *
 * @throws if the fault cannot be made, or leaves no valid code
 */
export async function mutate(root: string, { file, find, replace }: Mutant): Promise<string> {
  const text = await readFile(join(root, file), 'utf8');
  const count = text.split(find).length - 1;
  if (count !== 1) throw new Error(`${file} contains ${JSON.stringify(find)} ${count} times instead of once`);
  if (find === replace) throw new Error('changes nothing');
  const changed = text.replace(find, () => replace);
  await transform(changed, { loader: 'ts', logLevel: 'silent' }).catch((error: Error) => {
    throw new Error(`does not build: ${error.message}`);
  });
  return changed;
}

/** The built file of the element that a fault is in. */
function bundleOf({ file }: Mutant): string {
  return `dist/${file.split('/')[1]}.js`;
}

/** A copy of the project, made at its first use. */
class Project {
  readonly #root: string;
  readonly #folder: string;
  #copy: Promise<void> | undefined;
  /** Undoes the last change. */
  #undo: (() => Promise<void>) | undefined;
  readonly #built = new Map<string, Promise<string | undefined>>();

  constructor(root: string, folder: string) {
    this.#root = root;
    this.#folder = folder;
  }

  async change(mutant: Mutant): Promise<void> {
    const changed = await mutate(this.#root, mutant);
    await this.#make();
    const path = join(this.#folder, mutant.file);
    const text = await readFile(path, 'utf8');
    this.#undo = () => writeFile(path, text);
    await writeFile(path, changed);
  }

  async restore(): Promise<void> {
    await this.#undo?.();
    this.#undo = undefined;
    this.#built.clear();
    await rm(join(this.#folder, 'dist'), { recursive: true, force: true });
  }

  /** Runs a test file until the first test fails. */
  async run(file: string, mutant: Mutant): Promise<TestRun> {
    await this.#make();
    if (file.startsWith('test/bundle/')) {
      const error = await this.#build(bundleOf(mutant));
      if (error !== undefined) return { passed: 0, broken: `does not build: ${error}` };
    }
    const command = RUNS_IN_NODE.test(file)
      ? ['node', '--import', 'tsx', '--test', `--test-reporter=${REPORTER}`, file]
      : ['npx', 'wtr', '--config', 'scripts/mutants/wtr.config.mjs', '--port', `${await getPort()}`, '--files', file];
    const run: TestRun = { passed: 0 };
    const isEnough = (all: string) => /mutants: \{"failed".*\}$/m.test(all);
    const { output, code } = await this.#execute(command, isEnough);
    for (const [, json] of output.matchAll(RESULT)) {
      const { passed, failed, broken } = JSON.parse(json!) as Partial<TestRun>;
      if (passed) run.passed += passed;
      if (failed !== undefined) run.failed ??= failed;
      if (broken !== undefined) run.broken ??= broken;
    }
    if (code !== 0 && run.failed === undefined) run.broken ??= output.trim().split('\n').slice(-8).join('\n');
    return run;
  }

  #execute([command, ...options]: string[], isEnough?: (output: string) => boolean) {
    // Within a test run, Node would not start another.
    const environment = { ...process.env, NODE_TEST_CONTEXT: undefined };
    return runCommand(command!, options, {
      environment,
      cwd: this.#folder,
      limit: LIMIT,
      ...(isEnough && { isEnough }),
    });
  }

  #make(): Promise<void> {
    return (this.#copy ??= (async () => {
      const filter = (path: string) => path === this.#root || !NOT_COPIED.has(basename(path));
      await cp(this.#root, this.#folder, { recursive: true, filter });
      await symlink(join(this.#root, 'node_modules'), join(this.#folder, 'node_modules'), 'junction');
    })());
  }

  /** @returns the error if it does not build */
  #build(bundle: string): Promise<string | undefined> {
    const build =
      this.#built.get(bundle) ??
      this.#execute(['node', 'scripts/mutants/build.mjs', bundle]).then(({ code, output }) =>
        code === 0 ? undefined : output.trim(),
      );
    this.#built.set(bundle, build);
    return build;
  }
}
