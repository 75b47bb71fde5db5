import type { Mutant } from './run.js';

const EXIT = {
  file: 'src/helpline-banner/exit.ts',
  tests: ['test/helpline-banner/exit.test.ts', 'test/bundle/exit.test.ts'],
};
const EXIT_KEY = { file: 'src/helpline-banner/exit-key.ts', tests: ['test/helpline-banner/exit-key.test.ts'] };
const FORM_TESTS = { tests: ['test/signup-form/signup-form.element.test.ts', 'test/bundle/signup.test.ts'] };
const SUBMISSION = { file: 'src/signup-form/submission.controller.ts', ...FORM_TESTS };
const FORM = { file: 'src/signup-form/signup-form.element.ts', ...FORM_TESTS };

/**
 * Faults in the two places where one does the most harm: the way out, and consent. Each `find` is short, so that it rarely
 * goes stale.
 */
export const MUTANTS: readonly Mutant[] = [
  { ...EXIT, name: 'the exit sends a referrer', find: "= 'no-referrer';\n  (", replace: "= 'unsafe-url';\n  (" },
  { ...EXIT, name: 'the exit adds a history entry', find: 'view.location.replace', replace: 'view.location.assign' },
  {
    ...EXIT,
    name: 'the exit leaves the page as it is',
    find: 'attempt(() => clear(page, exit));',
    replace: '',
  },
  {
    ...EXIT,
    name: 'the exit empties the page too late',
    find: 'attempt(() => clear(page, exit));',
    replace: 'setTimeout(() => clear(page, exit), 1000);',
  },
  { ...EXIT, name: 'a failed step of the exit ends it', find: '} catch {', replace: '} finally {' },
  {
    ...EXIT,
    name: 'the exit relies on a method that the page may replace',
    find: '(Document.prototype.open as () => Document).call(page)',
    replace: 'page.open()',
  },
  {
    ...EXIT,
    name: 'the emptied page has no link',
    find: 'page.body.append(linkOf(page, exit))',
    replace: 'page.body.append()',
  },
  {
    ...EXIT,
    name: 'the exit leaves only its frame',
    find: 'top.location.replace(exit.address)',
    replace: '',
    // Only real frames show it.
    tests: ['test/bundle/exit.test.ts'],
  },
  { ...EXIT, name: 'the cover keeps the title', find: "page.title = '';", replace: '' },
  { ...EXIT, name: 'the cover keeps what was typed', find: '\n  emptyFields(root);', replace: '' },
  { ...EXIT, name: 'the cover is below dialogs', find: 'cover.showPopover();', replace: 'cover.hidden = false;' },
  { ...EXIT_KEY, name: 'the page can stop the exit key', find: '{ capture: true,', replace: '{ capture: false,' },
  { ...EXIT_KEY, name: 'the exit key counts while typing', find: '|| isTyping(event)) return;', replace: ') return;' },
  { ...EXIT_KEY, name: 'the exit key leaves after two presses', find: 'PRESSES = 3', replace: 'PRESSES = 2' },
  { ...EXIT_KEY, name: 'the exit key waits for ever', find: "setTimeout(show, PRESS_GAP_MS, 'late')", replace: '0' },
  {
    ...FORM_TESTS,
    file: 'src/signup-form/fields.template.ts',
    name: 'the box is ticked at first',
    find: 'type="checkbox"\n',
    replace: 'type="checkbox" checked\n',
  },
  {
    ...FORM_TESTS,
    file: 'src/signup-form/inputs.ts',
    name: 'the form is sent without a tick',
    find: '[email, name, consent]',
    replace: '[email, name]',
  },
  { ...SUBMISSION, name: 'a tick that was taken back is sent', find: 'dropOldTick();\n', replace: '' },
  { ...SUBMISSION, name: 'the form is sent twice', find: 'if (!this.#state.isSending) void', replace: 'void' },
  { ...FORM, name: 'a tick survives a new sentence', find: 'consent.checked = false', replace: 'this.title = ""' },
  {
    ...FORM,
    name: 'another sentence than the shown one is recorded',
    find: 'readOwnConsent(this, this.#ownConsent, this.language) ?? this.#consent!',
    replace: 'this.#consent!',
  },
];
