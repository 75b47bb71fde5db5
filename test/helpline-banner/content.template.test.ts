import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { renderContent } from '../../src/helpline-banner/content.template.js';
import { helpIn } from '../../src/helpline-banner/helpline-banner.model.js';

// Every country whose member has a website has a line today, so that no banner shows this state.
it('[banner-no-line] the content shows the local member after the directory, as no helpline', () => {
  const [now, language] = [new Date(), 'en'];
  const help = { ...helpIn('NE', [], language, now), localMember: { name: 'ANTD', website: 'https://antd.example/' } };
  const container = document.createElement('div');
  render(
    renderContent({
      language,
      now,
      country: 'NE',
      help,
      limits: new Map(),
      exit: undefined,
      hasFailed: false,
      notes: [],
    }),
    container,
  );
  const links = [...container.querySelector('.ecpat-columns .ecpat-section')!.querySelectorAll('a')].map(
    ({ textContent, href }) => [textContent?.trim(), href],
  );
  expect(links).to.deep.equal([
    ['Find a helpline: Child Helpline International', 'https://childhelplineinternational.org/'],
    ['An organisation here that works for children (not a helpline): ANTD', 'https://antd.example/'],
  ]);
});
