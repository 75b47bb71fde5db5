import type { UnreadableService } from './service.js';

/**
 * Writes a message that the visitor sends: to a person, or to the address by which a mailing list lets people join. What
 * the author wrote after the address stands, for lists that want a certain subject or text.
 */
export const mailto: UnreadableService = {
  transport: 'mail',
  takes: [],
  needs: 'action="mailto:…@…"',
  locate: ({ action }) => (/^mailto:[^@?]+@[^@?]+/i.test(action) ? { url: action } : undefined),
  build({ email, name, consent }, { url }) {
    if (/[?&]body=/i.test(url)) return { url };
    const text = [consent.text, name, email].filter(Boolean).join('\r\n\r\n');
    return { url: `${url}${url.includes('?') ? '&' : '?'}body=${encodeURIComponent(text.replace(/\p{Cs}/gu, ''))}` };
  },
};
