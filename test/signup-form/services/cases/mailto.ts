import type { ServiceCases } from './types.js';

/** Sends no request, so the tests of its message need no table. */
export const mailto: ServiceCases = {
  place: { action: 'mailto:news@example.org' },
  targets: [
    { action: 'mailto:news-join@example.org', url: 'mailto:news-join@example.org' },
    { action: 'mailto:news-join@example.org#top', url: 'mailto:news-join@example.org' },
  ],
  refused: [{ action: 'https://example.org/' }, { action: 'mailto:' }, { action: 'javascript:alert(1)//mailto:a@b' }],
  requests: [],
  answers: [],
};
