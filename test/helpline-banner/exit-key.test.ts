import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { useFakeTimers } from 'sinon';
import { useExitKey } from '../../src/helpline-banner/exit-key.js';
import type { ExitPresses } from '../../src/internal/page.js';
import { announced, inside, isShown, show } from './helpline-banner.driver.js';

/** Asks for the key and notes what it does, without leaving. */
function listen(): { heard: (ExitPresses | 'left')[]; stop: () => void } {
  const heard: (ExitPresses | 'left')[] = [];
  const stop = useExitKey({ leave: () => heard.push('left'), showPresses: (presses) => heard.push(presses) });
  return { heard, stop };
}

const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
};

describe('the exit key', () => {
  let key: ReturnType<typeof listen>;
  beforeEach(async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    key = listen();
  });
  afterEach(() => key.stop());

  it('[exit-shift] leaves when Shift was pressed three times, and says how many presses are left', async () => {
    await press('Shift', 'Shift');
    expect(key.heard).to.deep.equal([1, 2]);
    await press('Shift');
    expect(key.heard).to.deep.equal([1, 2, 0, 'left']);
  });

  it('[exit-shift-reset] begins anew after any other key', async () => {
    await press('Shift', 'Shift', 'a', 'Shift', 'Shift');
    expect(key.heard).to.deep.equal([1, 2, 0, 1, 2]);
  });

  it('[exit-escape] leaves Esc to the page', async () => {
    const passed: boolean[] = [];
    const hear = (event: KeyboardEvent) => passed.push(event.key === 'Escape' && !event.defaultPrevented);
    document.addEventListener('keydown', hear);
    await press('Escape', 'Escape', 'Escape');
    document.removeEventListener('keydown', hear);
    expect(passed).to.deep.equal([true, true, true]);
    expect(key.heard).to.deep.equal([]);
  });

  it('[exit-shift-reset] does not count Shift that is held for another key', async () => {
    for (let round = 0; round < 3; round++) {
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
    }
    expect(key.heard).to.deep.equal([]);
  });

  it('does not count Shift that is held with another key', async () => {
    for (const modifier of ['Control', 'Alt', 'Meta']) {
      for (let round = 0; round < 3; round++) {
        await sendKeys({ down: modifier });
        await sendKeys({ press: 'Shift' });
        await sendKeys({ up: modifier });
      }
    }
    expect(key.heard).to.deep.equal([]);
  });

  it('[exit-shift-reset] does not count Shift that is held for a click or the wheel', async () => {
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

  it('counts Shift once, however long it is held', async () => {
    await sendKeys({ down: 'Shift' });
    for (let round = 0; round < 5; round++) await sendKeys({ down: 'Shift' });
    await sendKeys({ up: 'Shift' });
    expect(key.heard).to.deep.equal([1]);
  });

  it('[exit-shift] gives five seconds for each press, and says so when they are over', async () => {
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
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

  it('begins anew when the window loses the focus', async () => {
    await press('Shift', 'Shift');
    dispatchEvent(new Event('blur'));
    expect(key.heard).to.deep.equal([1, 2, 0]);
  });

  const typedInto = {
    'a text field': html`<input aria-label="field" />`,
    'a field for numbers': html`<input type="number" aria-label="field" />`,
    'a field for text of several lines': html`<textarea aria-label="field"></textarea>`,
    'an editor': html`<div contenteditable="true" aria-label="field" role="none">text</div>`,
    'an editor of the page’s own making': html`<div role="textbox" tabindex="0" aria-label="field"></div>`,
  };
  for (const [hazard, markup] of Object.entries(typedInto)) {
    it(`[exit-shift-typing] is left alone while somebody types into ${hazard}`, async () => {
      (await fixture<HTMLElement>(markup)).focus();
      await press('Shift', 'Shift', 'Shift');
      expect(key.heard).to.deep.equal([]);
    });
  }

  for (const mode of ['open', 'closed'] as const) {
    for (const name of ['x-field', 'div'] as const) {
      it(`[exit-shift-typing] is left alone while somebody types inside a ${mode} root of <${name}>`, async () => {
        const host = document.body.appendChild(document.createElement(name));
        // Not through the method that opens every root in these tests.
        const frame = document.body.appendChild(document.createElement('iframe'));
        const attach = (frame.contentWindow as unknown as typeof globalThis).Element.prototype.attachShadow;
        const field = attach.call(host, { mode }).appendChild(document.createElement('input'));
        field.focus();
        await press('Shift', 'Shift', 'Shift');
        expect(host.shadowRoot === null).to.equal(mode === 'closed');
        expect(key.heard).to.deep.equal([]);
        host.remove();
        frame.remove();
      });
    }
  }

  const notTypedInto = {
    'a button': html`<button>button</button>`,
    'a link': html`<a href="#somewhere">link</a>`,
    'a box to tick': html`<input type="checkbox" aria-label="box" />`,
    'something of the page’s own that takes the focus': html`<div tabindex="0">box</div>`,
  };
  for (const [place, markup] of Object.entries(notTypedInto)) {
    it(`works with the focus on ${place}`, async () => {
      (await fixture<HTMLElement>(markup)).focus();
      await press('Shift', 'Shift', 'Shift');
      expect(key.heard.at(-1)).to.equal('left');
    });
  }

  it('[exit-shift-once] is the first banner’s, then the next one’s, and nobody’s in the end', async () => {
    const second = listen();
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

  it('cannot be taken away by a page that stops every key', async () => {
    const stop = (event: Event) => event.stopImmediatePropagation();
    document.addEventListener('keydown', stop, true);
    document.addEventListener('keyup', stop, true);
    await press('Shift', 'Shift', 'Shift');
    document.removeEventListener('keydown', stop, true);
    document.removeEventListener('keyup', stop, true);
    expect(key.heard.at(-1)).to.equal('left');
  });
});

describe('the exit key of the banner', () => {
  before(() => import('../../src/helpline-banner/define.js'));
  const status = (banner: Element) => inside(banner).querySelector('[role="status"]')!;

  it('[exit-shift] shows and announces how many presses are left, and hides again what came to nothing', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>`);
    expect(announced(banner)[0]).to.equal('');
    await press('Shift');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.equal('Shift: press 2 more times to leave this page.');
    await press('Shift');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.equal('Shift: press 1 more time to leave this page.');
    expect(isShown(status(banner)) && !status(banner).matches('.visually-hidden')).to.be.true;
    await press('a');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.equal('');
  });

  it('works with the focus inside the banner, whose root is closed', async () => {
    const banner = await show(html`<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>`);
    inside(banner).querySelector<HTMLElement>('[part~="exit"]')!.focus();
    await press('Shift', 'Shift');
    await banner.updateComplete;
    expect(announced(banner)[0]).to.equal('Shift: press 1 more time to leave this page.');
    await press('a');
  });

  it('[exit-none] is off without an exit, also when that is taken away later, and on when it comes back', async () => {
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

  it('ends with the banner and goes on after a move', async () => {
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
