import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import { FrameworkCardElement } from '../../src/framework-card/framework-card.element.js';
import '../../src/framework-card/define.js';
import { STATES } from '../../stories/framework-card.states.js';
import { itExcept, NO_PAPER, NO_TREE, showAs } from '../helpers/engine.js';
import { generatedContent } from '../helpers/generated-content.js';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/framework-card.js';
import { showState } from '../helpers/show-state.js';
import { describeStates, namedStates } from '../suites/states.js';

const TAG = 'ecpat-framework-card';
const states = namedStates(STATES);

before(() => Object.assign(FrameworkCardElement.translations, pseudo));

describeStates('framework-card', states, (state, ...around) => showState(TAG, state, ...around));

for (const state of states) {
  describe(`framework-card on paper: ${state.name}`, () => {
    itExcept(NO_PAPER, '[print] prints the address of every link', async () => {
      const card = await showState(TAG, state);
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

describe('framework-card: the accessibility tree', () => {
  const accessibilityTree = async (name: keyof typeof STATES) => {
    await showState(TAG, STATES[name]);
    return ariaSnapshot((await a11ySnapshot({})) as unknown as Node);
  };

  itExcept(NO_TREE, '[card-no-file] has the title and one link, but no file, for the bundled framework', async () => {
    expect(await accessibilityTree('BundledFramework')).to.deep.equal([
      'region "ECPAT International Strategic Framework"',
      'heading2 "ECPAT International Strategic Framework"',
      'link "Get it at ecpat.org"',
    ]);
  });

  itExcept(
    NO_TREE,
    '[card-name] names each file by title, kind, type, size, pages and language, the easiest to read first',
    async () => {
      const title = 'Title of the plan';
      expect(await accessibilityTree('DocumentFromAddress')).to.deep.equal([
        `region "${title}"`,
        `heading2 "${title}"`,
        `link "${title}, Web page: Read in English"`,
        `link "${title}, Easy Read, PDF, 8 pages: Read in English"`,
        `link "${title}, PDF, 2.4 megabytes, 32 pages: Read in English"`,
        `link "${title}, PDF, 2.5 megabytes, 34 pages: Français"`,
        `link "${title}, DOCX, 900 kilobytes, 36 pages: Русский"`,
        `link "${title}, PDF, 2.6 megabytes: العربية"`,
        `link "${title}, PDF: Português"`,
        'link "About this document: example.org"',
      ]);
    },
  );

  itExcept(NO_TREE, 'does not contain the cover of the author’s document', async () => {
    const title = 'A guide for teachers in a language with a rather long heading';
    expect(await accessibilityTree('LongHeading')).to.deep.equal([
      `region "${title}"`,
      `heading3 "${title}"`,
      `link "${title}, Web page: Deutsch"`,
    ]);
  });
});
