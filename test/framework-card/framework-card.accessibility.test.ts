import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import { FrameworkCardElement } from '../../src/framework-card/framework-card.element.js';
import '../../src/framework-card/define.js';
import { itExcept, NO_PAPER, NO_TREE, showAs } from '../helpers/engine.js';
import { generatedContent } from '../helpers/generated-content.js';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/framework-card.js';
import { describeStates, showIn } from '../suites/states.js';
import { STATES, type State } from './states.js';

before(() => Object.assign(FrameworkCardElement.translations, pseudo));

async function showState(state: State, language?: string, style?: string): Promise<FrameworkCardElement> {
  const card = await showIn<FrameworkCardElement>('ecpat-framework-card', state.markup, language, style);
  await card.updateComplete;
  while (state.ready && !card.shadowRoot!.querySelector(state.ready)) await new Promise(requestAnimationFrame);
  return card;
}

describeStates('framework-card', STATES, showState);

for (const state of STATES) {
  describe(`framework-card on paper: ${state.name}`, () => {
    itExcept(NO_PAPER, '[print] prints the address of every link', async () => {
      const card = await showState(state);
      await showAs({ type: 'print' });
      try {
        const links = [...card.shadowRoot!.querySelectorAll('a')];
        expect(links).not.to.be.empty;
        for (const link of links) {
          expect(generatedContent(link, '::after')).to.equal(` (${link.getAttribute('href')})`);
        }
      } finally {
        await showAs({});
      }
    });
  });
}

describe('framework-card: what a screen reader finds', () => {
  const heard = async (name: string, language?: string) => {
    await showState(
      STATES.find((state) => state.name === name)!,
      language,
    );
    return ariaSnapshot((await a11ySnapshot({})) as unknown as Node);
  };

  itExcept(
    NO_TREE,
    '[card-no-file] in the bundled framework: its title and one link, and no file that nobody knows',
    async () => {
      expect(await heard('the bundled framework')).to.deep.equal([
        'region "ECPAT International Strategic Framework"',
        'heading2 "ECPAT International Strategic Framework"',
        'link "About this document: ecpat.org"',
      ]);
    },
  );

  itExcept(
    NO_TREE,
    '[card-name] in a document with everything: title, kind, type, size, pages and language, the easiest to read first',
    async () => {
      const title = 'Annual report on everything that we have done';
      expect(await heard('a document from an address, with everything that can be known')).to.deep.equal([
        `region "${title}"`,
        `heading2 "${title}"`,
        `link "${title}, Web page: Read in English"`,
        `link "${title}, Easy to read, PDF, 900 kilobytes, 1 page: Read in English"`,
        `link "${title}, PDF, 2.4 megabytes, 32 pages: Read in English"`,
        `link "${title}, PDF, 2.6 megabytes: العربية"`,
        `link "${title}, DOCX, 5 pages: Русский"`,
        'link "About this document: reports.example.org"',
      ]);
    },
  );

  itExcept(NO_TREE, 'in a document of the author’s: a cover that says nothing and stops nobody', async () => {
    const title = 'A guide for teachers in a language with a rather long heading';
    expect(await heard('a document of the author’s, with a cover')).to.deep.equal([
      `region "${title}"`,
      `heading3 "${title}"`,
      `link "${title}, Web page: Deutsch"`,
    ]);
  });
});
