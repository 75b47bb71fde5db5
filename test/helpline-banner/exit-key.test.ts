import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { useExitKey } from '../../src/helpline-banner/exit/key.js';
import type { ExitPresses } from '../../src/internal/page.js';
import { announced, inside, isShown, show } from './helpline-banner.driver.js';
import { stopTimers } from '../helpers/timers.js';

/** Uses the exit key and records its calls instead of leaving. */
function recordExitKey(): { heard: (ExitPresses | 'left')[]; stop: () => void } {
  const heard: (ExitPresses | 'left')[] = [];
  const stop = useExitKey({ leave: () => heard.push('left'), showPresses: (presses) => heard.push(presses) });
  return { heard, stop };
}

const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
};

describe('the exit key', () => {
  let key: ReturnType<typeof recordExitKey>;
  beforeEach(async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    key = recordExitKey();
  });
  afterEach(() => key.stop());

  it('[exit-shift] leaves after three presses of Shift, and reports the remaining presses', async () => {
    await press('Shift', 'Shift');
    expect(key.heard).to.deep.equal([1, 2]);
    await press('Shift');
    expect(key.heard).to.deep.equal([1, 2, 0, 'left']);
  });

  it('[exit-shift] counts a press of Shift that began before the script arrived, unless the visitor types', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    for (const [isTyping, heard] of [
      [false, [1]],
      [true, []],
    ] as const) {
      key.stop();
      if (isTyping) field.focus();
      await sendKeys({ down: 'Shift' });
      key = recordExitKey();
      await sendKeys({ up: 'Shift' });
      expect(key.heard).to.deep.equal(heard);
    }
    field.remove();
  });

  it('[exit-shift-reset] restarts the count after any other key', async () => {
    await press('Shift', 'Shift', 'a', 'Shift', 'Shift');
    expect(key.heard).to.deep.equal([1, 2, 0, 1, 2]);
  });

  it('[exit-escape] does not handle Esc', async () => {
    const passed: boolean[] = [];
    const hear = (event: KeyboardEvent) => passed.push(event.key === 'Escape' && !event.defaultPrevented);
    document.addEventListener('keydown', hear);
    await press('Escape', 'Escape', 'Escape');
    document.removeEventListener('keydown', hear);
    expect(passed).to.deep.equal([true, true, true]);
    expect(key.heard).to.deep.equal([]);
  });

  it('[exit-shift-reset] does not count Shift when another key is pressed with it', async () => {
    for (let round = 0; round < 3; round++) {
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
    }
    expect(key.heard).to.deep.equal([]);
  });

  it('does not count Shift while another modifier key is down', async () => {
    for (const modifier of ['Control', 'Alt', 'Meta']) {
      for (let round = 0; round < 3; round++) {
        await sendKeys({ down: modifier });
        await sendKeys({ press: 'Shift' });
        await sendKeys({ up: modifier });
      }
    }
    expect(key.heard).to.deep.equal([]);
  });

  it('[exit-shift-reset] does not count Shift when it modifies a click or the wheel', async () => {
    for (let round = 0; round < 3; round++) {
      await sendKeys({ down: 'Shift' });
      await sendMouse({ type: 'click', position: [5, 5] });
      await sendKeys({ up: 'Shift' });
      await sendKeys({ down: 'Shift' });
      dispatchEvent(new WheelEvent('wheel', { shiftKey: true }));
      await sendKeys({ up: 'Shift' });
    }
    expect(key.heard).to.deep.equal([]);
  });

  it('counts a held Shift once', async () => {
    await sendKeys({ down: 'Shift' });
    for (let round = 0; round < 5; round++) await sendKeys({ down: 'Shift' });
    await sendKeys({ up: 'Shift' });
    expect(key.heard).to.deep.equal([1]);
  });

  it('[exit-shift] allows five seconds for each press, and reports when they have passed', async () => {
    const clock = stopTimers();
    const down = () => dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
    const tap = () => down() && dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift' }));
    try {
      tap();
      clock.tick(4_999);
      tap();
      clock.tick(4_999);
      expect(key.heard).to.deep.equal([1, 2]);
      clock.tick(1);
      expect(key.heard).to.deep.equal([1, 2, 'late']);
      tap();
      clock.tick(5_000);
      expect(key.heard).to.deep.equal([1, 2, 'late', 1, 'late']);
    } finally {
      clock.restore();
    }
  });

  it('restarts the count when the window loses the focus', async () => {
    await press('Shift', 'Shift');
    dispatchEvent(new Event('blur'));
    expect(key.heard).to.deep.equal([1, 2, 0]);
  });

  const textFields = {
    'a text field': html`<input aria-label="field" />`,
    'a number field': html`<input type="number" aria-label="field" />`,
    'a multi-line field': html`<textarea aria-label="field"></textarea>`,
    'a `contenteditable` editor': html`<div contenteditable="true" aria-label="field" role="none">text</div>`,
    'a custom editor': html`<div role="textbox" tabindex="0" aria-label="field"></div>`,
  };
  for (const [field, markup] of Object.entries(textFields)) {
    it(`[exit-shift-typing] ignores Shift while somebody types into ${field}`, async () => {
      (await fixture<HTMLElement>(markup)).focus();
      await press('Shift', 'Shift', 'Shift');
      expect(key.heard).to.deep.equal([]);
    });
  }

  for (const mode of ['open', 'closed'] as const) {
    for (const name of ['x-field', 'div'] as const) {
      const what = mode === 'open' ? 'ignores Shift while somebody types' : 'counts Shift while the focus is';
      it(`[exit-shift-typing] ${what} inside a ${mode} shadow root of <${name}>`, async () => {
        const host = document.body.appendChild(document.createElement(name));
        // The frame's method does not open the root, unlike the patched method of these tests.
        const frame = document.body.appendChild(document.createElement('iframe'));
        const attach = (frame.contentWindow as unknown as typeof globalThis).Element.prototype.attachShadow;
        const field = attach.call(host, { mode }).appendChild(document.createElement('input'));
        field.focus();
        await press('Shift', 'Shift', 'Shift');
        expect(host.shadowRoot === null).to.equal(mode === 'closed');
        // A letter restarts the count, so typing does not leave.
        expect(key.heard).to.deep.equal(mode === 'open' ? [] : [1, 2, 0, 'left']);
        await press('Shift', 'a', 'Shift', 'a', 'Shift', 'a');
        expect(key.heard.filter((one) => one === 'left').length).to.equal(mode === 'open' ? 0 : 1);
        host.remove();
        frame.remove();
      });
    }
  }

  const otherElements = {
    'a button': html`<button>button</button>`,
    'a link': html`<a href="#somewhere">link</a>`,
    'a checkbox': html`<input type="checkbox" aria-label="box" />`,
    'a focusable element': html`<div tabindex="0">box</div>`,
  };
  for (const [element, markup] of Object.entries(otherElements)) {
    it(`works while ${element} has the focus`, async () => {
      (await fixture<HTMLElement>(markup)).focus();
      await press('Shift', 'Shift', 'Shift');
      expect(key.heard.at(-1)).to.equal('left');
    });
  }

  it('[exit-shift-once] serves one banner at a time, and the next one when the first stops', async () => {
    const second = recordExitKey();
    await press('Shift');
    expect([key.heard, second.heard]).to.deep.equal([[1], []]);
    key.stop();
    await press('a', 'Shift', 'Shift', 'Shift');
    expect(second.heard.at(-1)).to.equal('left');
    second.stop();
    const count = second.heard.length;
    await press('Shift', 'Shift', 'Shift');
    expect(second.heard.length).to.equal(count);
  });

  it('works on a page that stops every key event', async () => {
    const stop = (event: Event) => event.stopImmediatePropagation();
    document.addEventListener('keydown', stop, true);
    document.addEventListener('keyup', stop, true);
    await press('Shift', 'Shift', 'Shift');
    document.removeEventListener('keydown', stop, true);
    document.removeEventListener('keyup', stop, true);
    expect(key.heard.at(-1)).to.equal('left');
  });
});

describe('the banner’s exit key', () => {
  before(() => import('../../src/helpline-banner/define.js'));
  const status = (banner: Element) => inside(banner).querySelector('[role="status"]')!;

  it('[exit-shift] shows and announces the remaining presses, and hides them after another key', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>`);
    expect(announced(banner)[0]).to.equal('');
    await press('Shift');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.equal('Shift: press 2 more times to leave this page.');
    await press('Shift');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.equal('Shift: press once more to leave this page.');
    expect(isShown(status(banner)) && !status(banner).matches('.ecpat-visually-hidden')).to.be.true;
    await press('a');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.equal('');
  });

  it('works while the focus is inside the banner’s closed root', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>`);
    inside(banner).querySelector<HTMLElement>('.ecpat-way-out > a')!.focus();
    await press('Shift', 'Shift');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.equal('Shift: press once more to leave this page.');
    await press('a');
  });

  it('[exit-none] is off while the banner has no exit, also when `noExit` changes later', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="KE" no-exit></ecpat-helpline-banner>`);
    const after = async () => {
      await press('a', 'Shift');
      await banner.updateComplete;
      return announced(banner);
    };
    expect(await after()).to.deep.equal(['']);
    banner.noExit = false;
    await banner.updateComplete;
    expect((await after())[0]).to.include('2 more times');
    banner.noExit = true;
    await banner.updateComplete;
    expect(await after()).to.deep.equal(['']);
  });

  it('stops when the banner is removed, and works again after a move', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>`);
    const parent = banner.parentElement!;
    banner.remove();
    await press('a', 'Shift');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.equal('');
    parent.append(banner);
    await press('a', 'Shift');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.include('2 more times');
    await press('a');
  });
});
