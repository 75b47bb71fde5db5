/** Abilities that some engines lack in tests, with the reasons. */
import { executeServerCommand } from '@web/test-runner-commands';

type Engine = 'chromium' | 'firefox' | 'webkit';

export const engine: Engine = navigator.userAgent.includes('Firefox')
  ? 'firefox'
  : navigator.userAgent.includes('Chrome')
    ? 'chromium'
    : 'webkit';

export type Reasons = Partial<Record<Engine, string>>;

export const NO_TREE: Reasons = {
  firefox: 'WebDriver BiDi has no command for the accessibility tree',
  webkit: 'its driver has no command for the accessibility tree',
};
export const NO_PAPER: Reasons = { webkit: 'its driver cannot show a page as on paper' };
export const NO_FORCED_COLOURS: Reasons = { webkit: 'it has no forced colours' };
export const NO_REDUCED_MOTION: Reasons = { webkit: 'its driver cannot ask for less motion' };
/** Opening a mail program without leaving the page. */
export const NO_MAIL: Reasons = { webkit: 'its small browser leaves the page for a mail address' };
export const NO_TOUCH: Reasons = { webkit: 'its driver takes a finger for a mouse' };

/** Like `it`. In an engine with a reason against the test, skips it and appends the reason to its title. */
export function itExcept(reasons: Reasons, title: string, test: Mocha.AsyncFunc | Mocha.Func): void {
  const reason = reasons[engine];
  if (reason === undefined) it(title, test);
  else it.skip(`${title} (not in ${engine}: ${reason})`, test);
}

export interface Media {
  /** Absent: the screen. */
  type?: 'print';
  'forced-colors'?: 'active';
  'prefers-reduced-motion'?: 'reduce';
}

/** Shows the page as in print, in forced colours or with reduced motion; `{}` restores the screen. */
export const showAs = (media: Media): Promise<unknown> => executeServerCommand('media', media);
