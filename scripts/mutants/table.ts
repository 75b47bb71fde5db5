import type { Mutant } from './run.js';

const UNIT = 'test/helpline-banner/exit.test.ts';
const PAGES = 'test/bundle/leaving.chromium.test.ts';
const exit = (file: string, ...tests: string[]) => ({ file: `src/helpline-banner/exit/${file}.ts`, tests });
const LEAVE = exit('leave', UNIT, PAGES);
const HOLD = exit('hold', PAGES);
const COVER = exit('cover', UNIT, 'test/bundle/exit.test.ts');
const EXIT_KEY = exit('key', 'test/helpline-banner/exit-key.test.ts', PAGES);
const FORM_TESTS = {
  tests: ['test/signup-form/signup-form.element.test.ts', 'test/signup-form/signup-form.sending.fuzz.test.ts'],
};
const SUBMISSION = { file: 'src/signup-form/submission.controller.ts', ...FORM_TESTS };
const FORM = { file: 'src/signup-form/signup-form.element.ts', ...FORM_TESTS };

/**
 * Faults in the two places where one does the most harm: the way out, and consent. Each `find` is short, so that it rarely
 * goes stale.
 */
export const MUTANTS: readonly Mutant[] = [
  // Without the policy, only the cover's way sends one: the empty page in memory has no address to send.
  {
    ...LEAVE,
    name: 'the exit sets no policy for the referrer',
    find: "= 'no-referrer';\n  (",
    replace: "= 'unsafe-url';\n  (",
  },
  {
    ...LEAVE,
    name: 'the exit adds a history entry',
    find: 'attempt(() => view.location.replace(address))',
    replace: 'attempt(() => view.location.assign(address))',
  },
  { ...LEAVE, name: 'the exit leaves the page as it is', find: 'attempt(() => clear(view, exit));', replace: '' },
  {
    ...LEAVE,
    name: 'the exit empties the page too late',
    find: 'attempt(() => clear(view, exit));',
    replace: 'setTimeout(() => clear(view, exit), 1000);',
  },
  {
    ...LEAVE,
    name: 'the exit waits in a page with scripts',
    find: 'attempt(() => (empty = emptyPageAddress(view, exit)));',
    replace: '',
  },
  { ...LEAVE, name: 'the exit keeps its history', find: 'if (cut) await cut;', replace: '' },
  { ...LEAVE, name: 'the next site learns the name of the window', find: "view.name = '';", replace: '' },
  {
    ...LEAVE,
    name: 'the exit relies on a method that the page may replace',
    find: '(Document.prototype.open as () => Document).call(page)',
    replace: 'page.open()',
  },
  { ...LEAVE, name: 'the exit leaves only its frame', find: 'return swap(around, exit);', replace: 'return false;' },
  {
    ...HOLD,
    name: 'a guard of the page holds the visitor',
    find: "replace(Event.prototype, 'preventDefault', nothing, undo);",
    replace: '',
  },
  {
    ...HOLD,
    name: 'a question of the page holds the visitor',
    find: "replace(view, 'confirm', { value: () => true, writable: true }, undo);",
    replace: '',
  },
  {
    ...exit('page', PAGES),
    name: 'the empty page does not go on',
    find: "'http-equiv': 'refresh'",
    replace: "'http-equiv': 'x'",
  },
  { ...exit('page', PAGES), name: 'the empty page has no link', find: 'text.textContent = label;', replace: '' },
  {
    ...exit('link', PAGES),
    name: 'the page can stop clicks on the exit',
    find: '{ capture: true, passive: false,',
    replace: '{ capture: false, passive: false,',
  },
  {
    ...COVER,
    name: 'the cover keeps the title',
    find: "for (const one of page.querySelectorAll('title')) one.remove();",
    replace: '',
  },
  { ...COVER, name: 'the cover keeps the typed text', find: '\n  emptyFields(root);', replace: '' },
  { ...COVER, name: 'the cover is below dialogs', find: 'element.showPopover();', replace: 'element.hidden = false;' },
  { ...EXIT_KEY, name: 'the page can stop the exit key', find: '{ capture: true,', replace: '{ capture: false,' },
  { ...EXIT_KEY, name: 'the exit key counts while typing', find: '|| isTyping(event)) return;', replace: ') return;' },
  { ...EXIT_KEY, name: 'the exit key leaves after two presses', find: 'PRESSES = 3', replace: 'PRESSES = 2' },
  { ...EXIT_KEY, name: 'the exit key waits for ever', find: "setTimeout(show, PRESS_GAP_MS, 'late')", replace: '0' },
  {
    ...FORM_TESTS,
    file: 'src/signup-form/inputs.ts',
    name: 'consent: the form is sent without a tick',
    find: '[email, name, consent]',
    replace: '[email, name]',
  },
  {
    ...FORM,
    name: 'consent: a tick survives a new sentence',
    find: 'consent.checked = false',
    replace: 'this.title = ""',
  },
  {
    ...FORM_TESTS,
    file: 'src/signup-form/agreement.ts',
    name: 'consent: a tick survives words that a style sheet changed',
    find: 'bare(text) === bare(this.#shown!.text)',
    replace: 'true',
  },
  { ...FORM, name: 'consent: a tick survives another age', find: ', readAge(this)]', replace: ']' },
  {
    ...FORM,
    name: 'consent: another sentence than the shown one is recorded',
    find: 'readOwnConsent(this, this.#ownConsent, this.language) ?? this.#consent!',
    replace: 'this.#consent!',
  },
  {
    ...SUBMISSION,
    name: 'consent: one that was taken back in the wait is sent',
    find: 'return this.#end(KEPT_BACK);\n      signup = this.#check(form);',
    replace: 'return this.#end(KEPT_BACK);',
  },
  {
    ...SUBMISSION,
    name: 'consent: one that a listener took back is sent',
    find: 'if (host.isConnected) signup = this.#check(form, consent.at);',
    replace: '',
  },
  {
    ...SUBMISSION,
    name: 'consent: its time is not recorded',
    find: 'at = new Date().toISOString()',
    replace: "at = ''",
  },
  {
    ...SUBMISSION,
    name: 'consent: one press sends twice',
    find: 'if (!this.#state.isSending) void',
    replace: 'void',
  },
];
