import { expect, fixture, html } from '@open-wc/testing';
import '../helpers/open-shadow-roots.js';
import '../../src/index.js';
import { copyOf, piecesOf } from '../../src/internal/author-content.js';
import type { EcpatElement } from '../../src/internal/element.js';
import { takeConsole } from '../helpers/console-guard.js';
import { shownText } from '../helpers/dom.js';
import { engine } from '../helpers/engine.js';

function link(text: string, href: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { textContent: text, href });
}

/** Each element with the attributes that its main content needs. */
const TAGS: Record<string, string> = {
  'ecpat-helpline-banner': 'country="KE" layout="card"',
  'ecpat-member-map': '',
  'ecpat-signup-form': 'action="/signup" controller="ECPAT Example" privacy-url="https://ecpat.org/privacy"',
  'ecpat-framework-card': '',
};

/** Contents of a tag, as programs make them: nobody writes them by hand. */
// No more, because browsers themselves take minutes to lay out 100,000 links in a line.
const CONTENTS: Record<string, (tag: HTMLElement) => void> = {
  '20,000 texts': (tag) => {
    for (let index = 0; index < 20_000; index++) tag.append('word ');
  },
  '5,000 links': (tag) => {
    for (let index = 0; index < 5_000; index++) tag.append(link(`word ${index}`, `https://ecpat.org/${index}.pdf`));
  },
  '100,000 letters': (tag) => {
    tag.append('word'.repeat(25_000));
  },
  'a heading of 100,000 letters and a digit': (tag) => {
    const heading = document.createElement('h3');
    heading.textContent = `${'word'.repeat(25_000)}1`;
    tag.append(heading);
  },
  '5,000 marked notes': (tag) => {
    for (let index = 0; index < 5_000; index++) {
      const note = document.createElement('p');
      note.slot = 'note';
      note.textContent = `word ${index}`;
      tag.append(note);
    }
  },
};

describe('content of authors, very long', () => {
  it('is copied whole, however many nodes are in one of them', () => {
    const box = document.createElement('div');
    // More than an engine takes as arguments of one call.
    const count = engine === 'webkit' ? 70_000 : 200_000;
    box.innerHTML = '<br>'.repeat(count);
    const [copy] = copyOf(box) as [HTMLElement];
    expect(copy.childNodes.length).to.equal(count);
  });

  it('is read in one pass over the nodes, however many are used elsewhere', () => {
    const box = document.createElement('div');
    for (let index = 0; index < 1_000; index++) box.append(link(`word ${index}`, '#'), document.createElement('p'));
    const used = [...box.querySelectorAll('a')];
    let count = 0;
    const { contains } = Node.prototype;
    Node.prototype.contains = function (other) {
      count++;
      return contains.call(this, other);
    };
    try {
      expect(piecesOf([box], 'a', used)).to.deep.equal([]);
    } finally {
      Node.prototype.contains = contains;
    }
    expect(count).to.be.below(10);
  });
});

describe('an element with a very large content', () => {
  for (const [tagName, attributes] of Object.entries(TAGS)) {
    for (const [name, fill] of Object.entries(CONTENTS)) {
      it(`[no-throw] shows ${tagName} with ${name}, without a node for each`, async () => {
        const place = await fixture<HTMLElement>(html`<div></div>`);
        const template = document.createElement('template');
        template.innerHTML = `<${tagName} ${attributes}></${tagName}>`;
        const element = document.importNode(template.content, true).firstElementChild as EcpatElement;
        fill(element);
        place.append(element);
        await element.updateComplete;
        const root = element.shadowRoot!;
        expect(root.querySelectorAll('*').length).to.be.below(2_500);
        const isFallback =
          root.firstElementChild?.localName === 'slot' || root.querySelector('slot:not([name])') !== null;
        expect(isFallback || root.querySelector('section') !== null).to.equal(true);
        if (isFallback) expect(shownText(element)).to.include('word');
        for (const line of takeConsole()) {
          expect(line).to.match(new RegExp(`^warn: \\[${tagName}\\]`));
        }
      });
    }
  }

  it('[author-content] leaves thousands of links in the card as their author wrote them, and says so', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const card = document.createElement('ecpat-framework-card');
    for (let index = 0; index < 2_000; index++) card.append(link(`word ${index}`, `https://ecpat.org/${index}.pdf`));
    place.append(card);
    await card.updateComplete;
    expect(card.firstElementChild!.getClientRects().length).to.be.above(0);
    expect(card.lastElementChild!.getClientRects().length).to.be.above(0);
    expect(takeConsole()).to.include(
      'warn: [ecpat-framework-card] could not be shown, so the content of the tag stays: Error: it has 2000 links or texts',
    );
    card.replaceChildren(...[...card.childNodes].slice(0, 2));
    await Promise.resolve();
    await card.updateComplete;
    expect(card.renderRoot.querySelectorAll('a[href$=".pdf"]').length, 'and reads a short list').to.equal(2);
    takeConsole();
  });
});
