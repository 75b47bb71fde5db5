import { expect, fixture, html } from '@open-wc/testing';
import type { HelplineBannerElement } from '../../src/helpline-banner/helpline-banner.element.js';
import { itExcept } from '../helpers/engine.js';

// The bundle tests cover real pages, and frames that may leave the page around them. Nodes of the page to leave are not
// given to `expect`: to describe one after a failure, it would walk through the whole window.
const PAGE = '/test/helpline-banner/exit-page.html';

interface LeavablePage {
  page: Document;
  view: Window & typeof globalThis;
  banner: HelplineBannerElement;
}

const opened: Window[] = [];

/** Opens the page to leave in its own window, so that the tests keep theirs. */
async function openPage(): Promise<LeavablePage> {
  const view = window.open(PAGE) as LeavablePage['view'];
  opened.push(view);
  // Wait one more task: a page that navigates during its load event gets no history entry in any case.
  await new Promise((resolve) => view.addEventListener('load', () => setTimeout(resolve), { once: true }));
  return readPage(view);
}

async function readPage(view: LeavablePage['view']): Promise<LeavablePage> {
  const page = view.document;
  await view.customElements.whenDefined('ecpat-helpline-banner');
  const banner = page.querySelector('ecpat-helpline-banner')!;
  await banner.updateComplete;
  return { page, view, banner };
}

const exitOf = (banner: Element) => banner.shadowRoot!.querySelector<HTMLAnchorElement>('.ecpat-way-out > a')!;
/** Waits for the next page by its text, because closing the emptied page also fires a load event. */
async function waitForNextPage({ view }: LeavablePage): Promise<void> {
  while (view.document.body?.textContent !== '"gone"') await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Makes `open()` throw as in an XHTML page. */
function refuseToOpen({ view }: LeavablePage): void {
  view.Document.prototype.open = () => {
    throw new DOMException('not in XHTML', 'InvalidStateError');
  };
}

describe('the exit', () => {
  afterEach(() => opened.splice(0).forEach((view) => view.close()));

  it('[exit-link] [never-located] is a plain link to another site without a referrer, in case everything else fails', async () => {
    const { banner } = await openPage();
    const link = exitOf(banner);
    expect(link.localName).to.equal('a');
    expect(link.getAttribute('href')).to.match(/\/faulty\/json\?body=%22gone%22$/);
    expect(link.rel).to.equal('noopener noreferrer');
    expect(link.referrerPolicy).to.equal('no-referrer');
    expect(link.target).to.equal('');
  });

  it('[exit-empties] empties the page, its title and its fields in the same task as the click', async () => {
    const left = await openPage();
    left.page.querySelector('input')!.value = 'typed by the visitor';
    exitOf(left.banner).click();
    expect(left.page.title).to.equal('');
    expect(left.page.querySelector('input, ecpat-helpline-banner, p') === null).to.be.true;
    await waitForNextPage(left);
  });

  it('[exit-slow] [exit-method] leaves one plain link in the empty page for slow networks', async () => {
    const left = await openPage();
    const { page, banner } = left;
    banner.lang = 'en';
    banner.exit();
    const link = page.querySelector('a')!;
    expect([...page.documentElement.children]).to.deep.equal([link]);
    // It appears after three seconds.
    expect(left.view.getComputedStyle(link).visibility).to.equal('hidden');
    expect(link.textContent).to.equal('Leave this page');
    expect(link.lang).to.equal('en');
    expect(link.href).to.include('/faulty/json');
    expect([link.rel, link.referrerPolicy]).to.deep.equal(['noopener noreferrer', 'no-referrer']);
    await waitForNextPage(left);
  });

  it('empties a page whose scripts replaced `document.open()`', async () => {
    const left = await openPage();
    left.page.open = () => left.page as never;
    left.banner.exit();
    // Not covered: that is the way for pages that cannot be emptied.
    expect([...left.page.documentElement.children].map(({ localName }) => localName)).to.deep.equal(['a']);
    await waitForNextPage(left);
  });

  it('[exit-hostile] leaves by the click of a screen reader, which has no place, on a page that stops clicks', async () => {
    const left = await openPage();
    left.page.addEventListener('click', (event) => event.stopImmediatePropagation(), true);
    const link = exitOf(left.banner);
    link.focus();
    link.click();
    expect(left.page.querySelector('p') === null).to.be.true;
    await waitForNextPage(left);
  });

  it('[exit-beforeunload] leaves without a prompt when the page handles `beforeunload`', async () => {
    const left = await openPage();
    let asked = 0;
    left.view.addEventListener('beforeunload', (event) => {
      asked++;
      event.preventDefault();
    });
    left.banner.exit();
    await waitForNextPage(left);
    expect(asked).to.equal(0);
  });

  it('[exit-referrer] sends no referrer to the next site', async () => {
    const left = await openPage();
    left.banner.exit();
    await waitForNextPage(left);
    expect(left.view.document.referrer).to.equal('');
  });

  it('[exit-window] lets the next site know neither the name of the window nor who opened it', async () => {
    const left = await openPage();
    left.view.name = 'help';
    expect(left.view.opener).to.equal(window);
    left.banner.exit();
    await waitForNextPage(left);
    expect([left.view.name, left.view.opener]).to.deep.equal(['', null]);
  });

  it('[exit-history] adds no history entry, so that Back does not return', async () => {
    const left = await openPage();
    // An emptied document gets no history entry in any case, so use one that cannot be emptied.
    refuseToOpen(left);
    const before = left.view.history.length;
    exitOf(left.banner).click();
    await waitForNextPage(left);
    expect(left.view.history.length).to.equal(before);
  });

  it('[exit-order] inserts the referrer policy, then empties the document, then leaves', async () => {
    const left = await openPage();
    const order: string[] = [];
    const { page, view } = left;
    const { open, close } = view.Document.prototype;
    Object.assign(view.Document.prototype, {
      open: () => {
        order.push(`open after ${page.querySelector<HTMLMetaElement>('meta[name="referrer"]')?.content}`);
        return (open as () => Document).call(page);
      },
      close: () => {
        order.push('close');
        close.call(page);
      },
    });
    left.banner.exit();
    expect(order).to.deep.equal(['open after no-referrer', 'close']);
    await waitForNextPage(left);
  });

  for (const [condition, breakOpen] of [
    ['cannot be opened', refuseToOpen],
    [
      'has a replaced open() method',
      ({ view, page }: LeavablePage) => void (view.Document.prototype.open = () => page as never),
    ],
  ] as const) {
    it(`[exit-cover] covers the page, empties title and fields and leaves when the document ${condition}`, async () => {
      const left = await openPage();
      const { page, view } = left;
      breakOpen(left);
      const host = page.body.appendChild(page.createElement('div'));
      host.attachShadow({ mode: 'open' }).append(page.createElement('textarea'));
      const inner = host.shadowRoot!.querySelector('textarea')!;
      const typed = page.querySelector('input')!;
      const [ticked, secret, note] = ['input', 'input', 'p'].map((name) => page.createElement(name)) as [
        HTMLInputElement,
        HTMLInputElement,
        HTMLElement,
      ];
      page.body.append(ticked, secret, note);
      Object.assign(ticked, { type: 'checkbox', checked: true });
      Object.assign(secret, { type: 'hidden', value: 'the page’s own' });
      Object.assign(note, { contentEditable: 'true', textContent: 'typed' });
      typed.value = inner.value = 'typed';
      left.banner.exit();
      const cover = page.documentElement.lastElementChild as HTMLElement;
      expect(cover.matches(':popover-open')).to.be.true;
      expect(cover.getBoundingClientRect()).to.include({
        left: 0,
        top: 0,
        width: view.innerWidth,
        height: view.innerHeight,
      });
      expect(page.elementFromPoint(300, 350)).to.equal(cover);
      expect(cover.querySelector('a')!.href).to.include('/faulty/json');
      expect([page.title, page.querySelectorAll('title').length]).to.deep.equal(['', 0]);
      expect([typed.value, inner.value, ticked.checked, note.textContent]).to.deep.equal(['', '', false, '']);
      expect(secret.value).to.equal('the page’s own');
      await waitForNextPage(left);
      expect(view.document.referrer).to.equal('');
    });
  }

  it('[exit-cover-back] removes the cover and restores the title when the page is shown again', async () => {
    const left = await openPage();
    refuseToOpen(left);
    left.banner.exit();
    left.view.dispatchEvent(new left.view.PageTransitionEvent('pageshow', { persisted: true }));
    expect(left.page.documentElement.lastElementChild).to.equal(left.page.body);
    expect(left.page.title).to.equal('A page that somebody wants to leave');
    await waitForNextPage(left);
  });

  it('[exit-cover-dialog] covers the page with a dialog when the browser has no popovers', async () => {
    const left = await openPage();
    refuseToOpen(left);
    const popover = Object.getOwnPropertyDescriptor(left.view.HTMLElement.prototype, 'popover')!;
    delete (left.view.HTMLElement.prototype as Partial<HTMLElement>).popover;
    left.banner.exit();
    Object.defineProperty(left.view.HTMLElement.prototype, 'popover', popover);
    expect((left.page.documentElement.lastElementChild as HTMLDialogElement).matches('dialog:modal')).to.be.true;
    await waitForNextPage(left);
  });

  itExcept(
    { webkit: 'a sandboxed frame can leave the page around it, and the tests with it' },
    'covers the page around a frame with a link when the frame can change but not leave it',
    async () => {
      const frame = await fixture<HTMLIFrameElement>(
        html`<iframe title="page to leave" src=${PAGE} sandbox="allow-scripts allow-same-origin"></iframe>`,
      );
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      const left = await readPage(frame.contentWindow as LeavablePage['view']);
      const { title } = document;
      left.banner.exit();
      const around = document.documentElement.lastElementChild as HTMLElement;
      try {
        expect(around.matches(':popover-open')).to.be.true;
        expect(around.querySelector('a')!.href).to.include('/faulty/json');
        expect([document.title, document.querySelectorAll('title').length]).to.deep.equal(['', 0]);
        expect(left.page.querySelector('p') === null).to.be.true;
        await waitForNextPage(left);
      } finally {
        // The cover stays, because the frame that would remove it is gone.
        if (around !== document.body) around.remove();
        document.title = title;
      }
    },
  );

  for (const [modifier, type, options] of [
    ['with Ctrl', 'click', { ctrlKey: true }],
    ['with Shift', 'click', { shiftKey: true }],
    ['with Command on a Mac', 'click', { metaKey: true }],
    ['with the middle button', 'auxclick', { button: 1 }],
  ] as const) {
    it(`[exit-modified] leaves this page instead of opening a tab when clicked ${modifier}`, async () => {
      const left = await openPage();
      const press = new left.view.MouseEvent(type, { bubbles: true, cancelable: true, composed: true, ...options });
      exitOf(left.banner).dispatchEvent(press);
      expect(press.defaultPrevented).to.be.true;
      await waitForNextPage(left);
    });
  }

  it('does not block the browser’s context menu', async () => {
    const { page, view, banner } = await openPage();
    const press = new view.MouseEvent('auxclick', { bubbles: true, cancelable: true, composed: true, button: 2 });
    exitOf(banner).dispatchEvent(press);
    expect(press.defaultPrevented).to.be.false;
    expect(page.title).not.to.equal('');
  });
});
